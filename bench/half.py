"""Prints the ids of one half of a labelled set: half.py SET_DIR a|b. The split hangs on the id alone."""
import hashlib
import pathlib
import sys

folder, half = sys.argv[1:]
for label in sorted(pathlib.Path(folder, "truth").glob("*.json")):
    even = int(hashlib.sha256(label.stem.encode()).hexdigest(), 16) % 2 == 0
    if even == (half == "a"):
        print(label.stem)
