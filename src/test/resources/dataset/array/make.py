"""Writes the arrays of StoredArrayTest with numpy: value [i, j] is 3 i + j, 5 rows of 4."""

import json
import struct

import numpy as np

a = 3.0 * np.arange(5)[:, None] + np.arange(4)[None, :]
arrays = {
    "half": a.astype("f2"),
    "fortran": np.asfortranarray(a.astype("f4")),
    "big": a.astype(">f8"),
    "whole": a.astype("i2"),
    "cube": a.reshape(5, 2, 2).astype("f4"),
}
np.savez_compressed("deflated.npz", epoch=3, **arrays)
np.savez("stored.npz", **arrays)
np.save("texts.npy", np.array(["cat", "dog", "cat"]))
np.savez("labels.npz", y=np.array(["cat", "dög", "cat"]), T=a[:3])

tensors = {
    "F32": a.astype("<f4"),
    "F64": a.astype("<f8"),
    "F16": a.astype("<f2"),
    "BF16": (a.astype("<f4").view("<u4") >> 16).astype("<u2"),
}
header, data = {"__metadata__": {"format": "pt", "note": "a, {b"}}, b""
for name, values in tensors.items():
    header[name] = {"dtype": name, "shape": [5, 2, 2], "data_offsets": [len(data), len(data) + values.nbytes]}
    data += values.tobytes()
text = json.dumps(header).encode()
with open("tensors.safetensors", "wb") as out:
    out.write(struct.pack("<Q", len(text)) + text + data)
