#!/usr/bin/env python3
"""presscheck stream under Spark: RDD.pipe on two workers gives the same bytes as one process.

usage: spark.py BINARY        ends with status 77 where pyspark or Java are absent
"""
import os, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
try:
    from pyspark import SparkConf, SparkContext
except ImportError:
    print("skipped: pyspark is not here")
    sys.exit(77)
if not shutil.which("java"):
    print("skipped: Java is not here")
    sys.exit(77)

binary = os.path.realpath(sys.argv[1])
records = subprocess.run([sys.executable, os.path.join(HERE, "records.py"), os.path.join(HERE, "..", "golden"), "20"],
                         capture_output=True, check=True).stdout
os.environ["PYSPARK_PYTHON"] = sys.executable
failed = 0
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "records.jsonl")
    with open(path, "wb") as f:
        f.write(records)
    conf = (SparkConf().setMaster("local-cluster[2,1,1024]").setAppName("presscheck stream").set("spark.ui.enabled", "false")
            .set("spark.driver.host", "127.0.0.1").set("spark.driver.bindAddress", "127.0.0.1").set("spark.local.dir", folder))
    context = SparkContext(conf=conf)
    context.setLogLevel("ERROR")
    try:
        for emit in ("document", "findings", "text"):
            command = [binary, "stream", "--isolated", "--emit", emit]
            one = subprocess.run(command, input=records, capture_output=True, check=True).stdout.decode().splitlines()
            many = context.textFile("file://" + path, minPartitions=6).pipe(" ".join(command), checkCode=True)
            parts = many.getNumPartitions()
            got = many.collect()
            good = got == one and len(one) > 100 and parts >= 6
            failed += not good
            print(f"{'ok' if good else 'not ok'}: {emit}: {len(got)} records from {parts} partitions, {len(one)} from one process")
    finally:
        context.stop()
print(f"{3 - failed} passed, {failed} failed")
sys.exit(1 if failed else 0)
