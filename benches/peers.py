#!/usr/bin/env python3
"""tiyao beside Python peers on the same text, in turn, as ratios.

    benches/peers.py target/release/tiyao [news.jsonl]

Installs jieba and jionlp from PyPI into a virtual environment of its own (a temporary folder). jieba.posseg
only cuts and tags; JioNLP only finds times; tiyao does everything and writes its records.
"""
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
PEERS = {
    "jieba.posseg": "import jieba.posseg as p\nrun = lambda t: list(p.cut(t))\n",
    "JioNLP time extraction": "import jionlp as j\nrun = lambda t: j.ner.extract_time(t, time_base={'year': 2024})\n",
}
# Each peer warms up on one text, then times itself, so that imports and dictionaries do not count.
HARNESS = """
import json, sys, time
texts = json.load(open(sys.argv[1], encoding='utf-8'))
run(texts[0])
start = time.process_time()
for t in texts:
    run(t)
print(time.process_time() - start, file=sys.stderr)
"""
ROUNDS = 3
SAMPLE = 300_000  # bytes of text: the peers are slow


def sample(rows):
    if rows:
        texts = [json.loads(line)["text"] for line in open(rows, encoding="utf-8") if line.strip()]
    else:
        texts = [p.read_bytes().decode() for p in sorted((ROOT / "fixtures/articles").glob("*.txt"))]
    taken, size = [], 0
    while size < SAMPLE:
        for text in texts:
            taken.append(text)
            size += len(text.encode())
            if size >= SAMPLE:
                break
    return taken, size


def main():
    program, rows = sys.argv[1], (sys.argv[2] if len(sys.argv) > 2 else None)
    texts, size = sample(rows)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        venv.create(folder / "venv", with_pip=True)
        python = folder / "venv/bin/python"
        subprocess.run([python, "-m", "pip", "install", "-q", "jieba", "jionlp", "setuptools<81"], check=True)
        (folder / "texts.json").write_text(json.dumps(texts), encoding="utf-8")
        # tiyao is so fast that a sample of this size would time its start: it gets the sample many times.
        times = 200
        with open(folder / "rows.jsonl", "w", encoding="utf-8") as out:
            for _ in range(times):
                out.writelines(json.dumps({"text": t}, ensure_ascii=False) + "\n" for t in texts)
        seconds = {name: [] for name in ["tiyao", *PEERS]}
        for _ in range(ROUNDS):
            import resource

            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            subprocess.run([program, "-j1", "-f", "jsonl", folder / "rows.jsonl"], check=True, stdout=subprocess.DEVNULL)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            seconds["tiyao"].append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / times)
            for name, source in PEERS.items():
                run = [python, "-c", source + HARNESS, folder / "texts.json"]
                done = subprocess.run(run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
                seconds[name].append(float(done.stderr.strip().splitlines()[-1]))
        ours = statistics.median(seconds["tiyao"])
        for name, values in seconds.items():
            middle = statistics.median(values)
            print(f"{name:24} {size / 1e6 / middle:8.2f} MB/s   tiyao is {middle / ours:6.1f} × as fast")


main()
