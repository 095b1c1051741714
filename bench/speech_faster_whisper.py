"""Writes down a list of recordings with faster-whisper (beam 5, its VAD filter, one thread a core) for comparison.

Arguments: file that lists the recordings, folder for the predictions, folder of the model, "vad" or "novad". CPU is user +
system time of this process, after the first recording was heard once as a warm-up. Prints one JSON line.
"""

import json
import os
import pathlib
import sys
import time

from faster_whisper import WhisperModel


def cpu():
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def hear(model, file, vad):
    segments, about = model.transcribe(str(file), beam_size=5, vad_filter=vad)
    segments = [{"start": s.start, "end": s.end, "text": s.text.strip()} for s in segments]
    return segments, about


def main():
    files = [pathlib.Path(line) for line in pathlib.Path(sys.argv[1]).read_text().split("\n") if line]
    out = pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    vad = sys.argv[4] == "vad"
    threads = int(os.environ.get("THREADS", "1"))
    model = WhisperModel(sys.argv[3], device="cpu", cpu_threads=threads)
    hear(model, files[0], vad)
    began, wall, sound = cpu(), time.perf_counter(), 0
    for file in files:
        segments, about = hear(model, file, vad)
        sound += about.duration
        text = " ".join(s["text"] for s in segments)
        (out / (file.stem + ".json")).write_text(json.dumps(
            {"id": file.stem, "language": about.language if text else None, "transcript": text, "segments": segments},
            ensure_ascii=False))
    spent, took = cpu() - began, time.perf_counter() - wall
    print(json.dumps({
        "engine": "faster-whisper 1.2.1 " + ("with VAD" if vad else "without VAD"),
        "files": len(files),
        "seconds": round(sound, 1),
        "cpu_per_second": round(spent / sound, 3),
        "wall_per_second": round(took / sound, 3),
    }))


if __name__ == "__main__":
    main()
