"""Prints the table of bench/film and the bounds that do not hold. Argument: its folder."""

import json
import pathlib
import sys


def main():
    out = pathlib.Path(sys.argv[1])
    scores, costs = ({kind: json.loads((out / kind / name).read_text()) for kind in ("ours", "theirs")}
                     for name in ("all.json", "cost.json"))
    ours, theirs = (scores[kind]["video"]["scores"] for kind in ("ours", "theirs"))
    cuts, said = "cuts within 0.5 s", "speech segments tiou>=0.5"
    print("| | cuts within 0.5 s, F1 | cuts found | on-screen words, F1 | WER | segments F1 | CPU s |")
    print("|---|---|---|---|---|---|---|")
    print(f"| ours | {ours[cuts]['f1']:.3f} | {costs['ours']['cuts']} | {ours['on-screen words']['f1']:.3f} |"
          f" {ours['wer']['value']:.3f} | {ours[said]['f1']:.3f} | {costs['ours']['cpu']} (cuts, OCR, speech) |")
    print(f"| PySceneDetect 0.7.2, ContentDetector | {theirs[cuts]['f1']:.3f} | {costs['theirs']['cuts']} | - | - | - |"
          f" {costs['theirs']['cpu']} (cuts) |")
    bounds = {
        "cuts F1 at least .95": ours[cuts]["f1"] >= 0.95,
        "on-screen words at least .9": ours["on-screen words"]["f1"] >= 0.9,
        "WER at most .09": ours["wer"]["value"] <= 0.09,
        "segments F1 at least .95": ours[said]["f1"] >= 0.95,
    }
    missed = [name for name, holds in bounds.items() if not holds]
    print("All bounds hold." if not missed else "Missed: " + "; ".join(missed))
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
