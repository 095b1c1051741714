"""Serves one GGUF model over llama.cpp's own OpenAI-compatible HTTP server, until the process is ended.

Usage: serve.py MODEL.gguf PORT. Prints 'ready URL' when it listens. The server comes inside the PyPI wheel `xllamacpp`
(MIT), which builds nothing on this machine.
"""

import sys
import time

import xllamacpp

model, port = sys.argv[1], int(sys.argv[2])
params = xllamacpp.CommonParams()
params.model.path = model
params.hostnames = ["127.0.0.1"]
params.port = port
params.n_ctx = 8192
params.n_parallel = 1
params.n_predict = 1024
params.cpuparams.n_threads = 2
params.use_jinja = True
server = xllamacpp.Server(params)
print("ready", server.listening_address, flush=True)
while True:
    time.sleep(3600)
