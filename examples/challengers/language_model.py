"""Stands in for a language model behind HTTP, on this machine alone: answers come from answers.csv.

    python3 language_model.py 8000 &
    ockham run customers.csv --target Churn --case case.yaml --challenger "llm=http://127.0.0.1:8000/predict"

Each row becomes a prompt; a live model would be asked with it in `ask`, its key held here and nowhere else. Asked is
{"target": ..., "classes": [...], "rows": [{column: value, ...}, ...]}, answered {"predictions": [...]} in the order of the
rows, each the probability of the last class. Needs nothing but Python 3.
"""
import csv
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HERE = os.path.dirname(os.path.abspath(__file__))


def profile(row):
    tenure = row.get("tenure") or 0
    spell = "a year or less" if tenure <= 12 else "one to three years" if tenure <= 36 else "more than three years"
    return str(row.get("Contract")), str(row.get("InternetService")), spell


def prompt(row):
    contract, internet, spell = profile(row)
    return (f"A customer of a telephone company has been with it for {spell}, on a {contract} contract, internet service: "
            f"{internet}. How likely are they to leave within a month? Answer with a probability.")


class Recorded:
    """What a language model answered to each prompt, once."""

    def __init__(self, path):
        with open(path, newline="", encoding="utf-8") as file:
            self.answers = {(r["contract"], r["internet"], r["spell"]): float(r["probability"]) for r in csv.DictReader(file)}

    def ask(self, row):
        return self.answers.get(profile(row), 0.25)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    model = None

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        body = json.dumps({"predictions": [self.model.ask(row) for row in asked["rows"]]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


if __name__ == "__main__":
    Handler.model = Recorded(os.path.join(HERE, "answers.csv"))
    server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8000), Handler)
    print(f"http://127.0.0.1:{server.server_address[1]}/predict", flush=True)
    server.serve_forever()
