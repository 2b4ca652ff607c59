"""What the tests of this folder share: the samples, and a folder's files as they are."""
import os

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "golden")


def read(path):
    with open(path, "rb") as f:
        return f.read()


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


def files(top):
    """Every file below `top`: its path there and its bytes."""
    found = {}
    for folder, _, names in os.walk(top):
        for name in names:
            path = os.path.join(folder, name)
            found[os.path.relpath(path, top)] = read(path)
    return found


def folder_in_memory():
    """Where a temporary folder is fast, None for the usual place."""
    return "/dev/shm" if os.path.isdir("/dev/shm") else None
