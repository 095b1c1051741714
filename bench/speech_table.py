"""Prints the table of bench/speech and the bounds that do not hold. Argument: its folder."""

import json
import pathlib
import sys

ROWS = {"ours": "ours", "vad": "faster-whisper, VAD filter", "novad": "faster-whisper, no filter"}


def read(folder, name):
    return json.loads((folder / name).read_text())


def figures(folder):
    whole, english = read(folder, "all.json")["audio"]["scores"], read(folder, "english.json")["audio"]["scores"]
    return {
        "wer": whole["wer"]["value"],
        "english": english["wer"]["value"],
        "cer": whole["cer (ja, zh, th)"]["value"],
        "silence": whole["words heard in silence"]["value"],
        "segments": whole["speech segments tiou>=0.5"]["f1"],
        "cpu": read(folder, "cost.json")["cpu_per_second"],
    }


def main():
    out = pathlib.Path(sys.argv[1])
    all_of = {name: figures(out / name) for name in ROWS}
    print("| engine | WER, all | WER, English | CER, Japanese | words in silence | segments F1 | CPU s/s | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    ours, best = all_of["ours"], min(all_of["vad"]["cpu"], all_of["novad"]["cpu"])
    for name, title in ROWS.items():
        f = all_of[name]
        print(f"| {title} | {f['wer']:.3f} | {f['english']:.3f} | {f['cer']:.3f} | {f['silence']:.0f} |"
              f" {f['segments']:.3f} | {f['cpu']:.3f} | {f['cpu'] / all_of['vad']['cpu']:.2f} |")
    bounds = {
        "WER over all at most .09": ours["wer"] <= 0.09,
        "WER of English at most .06": ours["english"] <= 0.06,
        "no word in silence": ours["silence"] == 0,
        "segments F1 at least .95": ours["segments"] >= 0.95,
        "WER not above faster-whisper's": ours["wer"] <= min(all_of["vad"]["wer"], all_of["novad"]["wer"]),
        "CPU at most 1.2 x faster-whisper's": ours["cpu"] <= 1.2 * best,
    }
    missed = [name for name, holds in bounds.items() if not holds]
    print("All bounds hold." if not missed else "Missed: " + "; ".join(missed))
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
