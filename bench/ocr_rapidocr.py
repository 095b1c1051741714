"""Reads a list of pictures with the Python rapidocr (its default pipeline and models) for comparison.

Arguments: file that lists the pictures, folder for the predictions. CPU is user + system time of this process, without
decoding the file, after three pages of warm-up. Prints one JSON line.
"""

import json
import logging
import pathlib
import sys
import time

import cv2
from rapidocr import RapidOCR

logging.disable(logging.INFO)


def read(engine, file, out):
    picture = cv2.imread(str(file))
    height, width = picture.shape[:2]
    cpu, wall = time.process_time(), time.perf_counter()
    result = engine(picture, return_word_box=False)
    spent = time.process_time() - cpu, time.perf_counter() - wall
    lines = []
    for box, text in zip(result.boxes if result.boxes is not None else [], result.txts or []):
        xs, ys = [p[0] / width for p in box], [p[1] / height for p in box]
        place = [float(v) for v in (min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))]
        lines.append({"text": text, "page": 0, "xywh": place})
    (out / (file.stem + ".json")).write_text(json.dumps({"id": file.stem, "lines": lines}, ensure_ascii=False))
    return spent


def main():
    pictures = [pathlib.Path(line) for line in pathlib.Path(sys.argv[1]).read_text().split("\n") if line]
    out = pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    engine = RapidOCR()
    for picture in pictures[:3]:
        read(engine, picture, out)
    spent = [read(engine, picture, out) for picture in pictures]
    print(json.dumps({
        "engine": "rapidocr",
        "pages": len(pictures),
        "cpu_seconds_per_page": round(sum(s[0] for s in spent) / len(spent), 3),
        "wall_seconds_per_page": round(sum(s[1] for s in spent) / len(spent), 3),
    }))


main()
