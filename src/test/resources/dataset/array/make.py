"""Writes the arrays of StoredArrayTest with numpy and h5py: value [i, j] is 3 i + j, 5 rows of 4."""

import json
import struct
import warnings
import zipfile

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

try:
    import h5py
except ImportError:
    h5py = None
if h5py:
    with h5py.File("h5py.h5", "w") as out:
        out.create_dataset("gzip", data=a.astype("f4"), compression="gzip", shuffle=True, chunks=(2, 3))
        out.create_dataset("lzf", data=a, compression="lzf", chunks=(3, 4))
        out.create_dataset("checked", data=a.astype("f4"), fletcher32=True, chunks=(2, 2))
        out.create_dataset("big", data=a.astype(">f8"))
        out.create_dataset("group/half", data=a.astype("f2"))
        out.create_dataset("group/whole", data=a.astype("i2"))
        out.create_dataset("group/cube", data=a.reshape(5, 2, 2).astype("f4"), compression="gzip")
        out.create_dataset("growing", data=a.astype("f4"), maxshape=(None, 4))
    with h5py.File("matlab73.mat", "w", userblock_size=512) as out:  # as MATLAB's save -v7.3
        for name, values in (("T", a.T), ("epoch_1/fc1", a.T.astype("f4"))):
            array = out.create_dataset(name, data=values, compression="gzip", compression_opts=3, chunks=(4, 2))
            array.attrs["MATLAB_class"] = np.bytes_("double" if name == "T" else "single")
        out["epoch_1"].attrs["MATLAB_class"] = np.bytes_("struct")
    with open("matlab73.mat", "r+b") as out:
        out.write(b"MATLAB 7.3 MAT-file, Platform: GLNXA64 HDF5 schema 1.00 .".ljust(116) + b"\0" * 8 + b"\0\x02IM")
    with h5py.File("unwritten.h5", "w") as out:  # only one of its chunks was ever written
        rows = out.create_dataset("rows", shape=(6, 4), chunks=(2, 3), dtype="f4", fillvalue=-1.5, compression="gzip")
        rows[2:4, 0:3] = 7
    with h5py.File("named.h5", "w") as out:  # true and false are named numbers in HDF5
        out.create_dataset("plain", data=a > 0)
        out.create_dataset("chunked", data=a > 0, chunks=(2, 3), compression="gzip")
        out["y"] = ["cat", "dog", "cat", "cat", "dog"]
    with h5py.File("checksums.h5", "w") as out:  # chunks reach over the edge; those of "bytes" are of 9 bytes, an odd number
        out.create_dataset("alone", data=a.astype("f4"), fletcher32=True, chunks=(2, 3))
        out.create_dataset("shuffled", data=a, fletcher32=True, shuffle=True, chunks=(2, 3))
        out.create_dataset("shuffled4", data=a.astype("f4"), fletcher32=True, shuffle=True, chunks=(3, 2))
        out.create_dataset("whole", data=a.astype("i2"), fletcher32=True, shuffle=True, chunks=(2, 3))
        out.create_dataset("bytes", data=a.astype("i1"), fletcher32=True, chunks=(3, 3))
        out.create_dataset("cube", data=a.reshape(5, 2, 2), fletcher32=True, shuffle=True, chunks=(2, 2, 1))
        out.create_dataset("gzip", data=a.astype("f4"), fletcher32=True, compression="gzip", chunks=(2, 3))
        out.create_dataset("gzip-shuffled", data=a, fletcher32=True, compression="gzip", shuffle=True, chunks=(2, 3))
        out.create_dataset("lzf", data=a, fletcher32=True, compression="lzf", chunks=(2, 3))  # some chunks do not shrink
        out.create_dataset("large", data=a, fletcher32=True, chunks=(64, 32), maxshape=(None, None))
        out.create_dataset("y", data=np.array([b"cat", b"dog", b"cat", b"cat", b"dog"]), fletcher32=True, chunks=(2,))
    with h5py.File("checksums-latest.h5", "w", libver="latest") as out:  # other indexes of chunks
        out.create_dataset("shuffled", data=a, fletcher32=True, shuffle=True, chunks=(2, 3))
        out.create_dataset("growing", data=a, fletcher32=True, shuffle=True, chunks=(2, 3), maxshape=(None, 4))
        out.create_dataset("both", data=a, fletcher32=True, shuffle=True, chunks=(2, 3), maxshape=(None, None))
        out.create_dataset("one", data=a, fletcher32=True, shuffle=True, chunks=(5, 4))
    with h5py.File("links.h5", "w") as out:  # what stands behind a link in the file is read, also through a group
        out["kept/fc1"] = a
        out["fc2"] = h5py.SoftLink("/kept/fc1")
        out["latest"] = h5py.SoftLink("/kept")
        out["#refs#/b"] = a  # where MATLAB keeps the content of cells
        out.create_dataset("cell", (5, 1), dtype=h5py.ref_dtype)
        out["note"] = "text"
    for name, target in (("outside", h5py.ExternalLink("links.h5", "/kept/fc1")), ("nowhere", h5py.SoftLink("/no"))):
        with h5py.File(name + ".h5", "w") as out:
            out["fc1"], out["other"] = a, target
    with h5py.File("complex.h5", "w") as out:
        out["fc1"], out["other"] = a, a + 1j

    # each has one array in a group that cannot be read
    def unread(name, **options):
        out = h5py.File(name + ".h5", "w", **options)
        out["fc1"] = a
        return out

    for name, version in (("virtual", None), ("virtual-latest", "latest")):
        with unread(name, libver=version) as out:
            layout = h5py.VirtualLayout(a.shape, a.dtype)
            layout[:] = h5py.VirtualSource("links.h5", "kept/fc1", shape=a.shape)
            out.create_virtual_dataset("group/other", layout)
    with unread("elsewhere") as out:
        out.create_dataset("group/other", a.shape, a.dtype, external=[("/dev/null", 0, a.nbytes)])
    with unread("scale-offset") as out:
        out.create_dataset("group/other", data=a, scaleoffset=2, chunks=(2, 2))
    with unread("szip") as out:
        out.create_dataset("group/other", data=a.astype("f4"), compression="szip", chunks=(5, 4))
    for name, fields, bias in (("unusual", (15, 9, 6, 0, 9), 31), ("compact-bfloat16", (15, 7, 8, 0, 7), 127)):
        kind = h5py.h5t.IEEE_F16LE.copy()
        kind.set_fields(*fields)
        kind.set_ebias(bias)
        properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        properties.set_layout(h5py.h5d.COMPACT if name.startswith("compact") else h5py.h5d.CONTIGUOUS)
        with unread(name) as out:
            group = out.create_group("group")
            other = h5py.h5d.create(group.id, b"other", kind, h5py.h5s.create_simple(a.shape), properties)
            other.write(h5py.h5s.ALL, h5py.h5s.ALL, a.astype("u2"), mtype=kind)
    with unread("narrow") as out:
        kind = h5py.h5t.STD_I32LE.copy()
        kind.set_precision(12)
        group = out.create_group("group")
        h5py.h5d.create(group.id, b"other", kind, h5py.h5s.create_simple(a.shape)).write(
            h5py.h5s.ALL, h5py.h5s.ALL, a.astype("i4")
        )
    with h5py.File("compact.h5", "w") as out:
        properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
        properties.set_layout(h5py.h5d.COMPACT)
        for name, kind, values in ((b"floats", h5py.h5t.IEEE_F32LE, a.astype("f4")), (b"whole", h5py.h5t.STD_I16BE, a.astype(">i2"))):
            rows = h5py.h5d.create(out.id, name, kind, h5py.h5s.create_simple(a.shape), properties)
            rows.write(h5py.h5s.ALL, h5py.h5s.ALL, values)

try:
    import torch
except ImportError:
    torch = None
if torch and h5py:  # the values as PyTorch 1.13 rounds them to bfloat16, and what it makes of them as float32
    numbers = [0.0, -0.0, 1.0, -1.0, 3.14159, 3.3895314e38, 1.17549435e-38, -9.1835e-41, 9.1835e-41, 1.1663e-38, -2.5, 65280.0]
    rounded = torch.tensor(numbers).to(torch.bfloat16).reshape(4, 3)
    bits = rounded.view(torch.int16).numpy().view("u2")
    np.savez("bfloat16.npz", expected=rounded.float().numpy(), plain=bits, fortran=np.asfortranarray(bits), big=bits.astype(">u2"))
    np.save("bfloat16.npy", bits.view("V2"))  # as numpy saves the arrays of ml_dtypes
    header = json.dumps({"bf16": {"dtype": "BF16", "shape": [4, 3], "data_offsets": [0, bits.nbytes]}}).encode()
    with open("bfloat16.safetensors", "wb") as out:
        out.write(struct.pack("<Q", len(header)) + header + bits.tobytes())
    with h5py.File("bfloat16-unwritten.h5", "w") as out:  # only its second chunk was written; the fill value is 1.0
        parts = out.create_dataset("parts", shape=bits.shape, dtype="u2", chunks=(2, 3), fillvalue=bits[0, 2])
        parts[2:] = bits[2:]
    with h5py.File("bfloat16.h5", "w") as out:
        out.create_dataset("whole", data=bits)
        out.create_dataset("packed", data=bits, chunks=(3, 2), compression="gzip", shuffle=True)
        turned = out.create_dataset("turned", data=bits.T)
        turned.attrs["MATLAB_class"] = np.bytes_("uint16")
        for name, order in (("native", h5py.h5t.IEEE_F16LE), ("native-big", h5py.h5t.IEEE_F16BE)):
            kind = order.copy()
            kind.set_fields(15, 7, 8, 0, 7)
            kind.set_ebias(127)
            for chunks in (None, (3, 2)):
                properties = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
                if chunks:
                    properties.set_chunk(chunks)
                place = (name + ("-chunked" if chunks else "")).encode()
                rows = h5py.h5d.create(out.id, place, kind, h5py.h5s.create_simple(bits.shape), properties)
                rows.write(h5py.h5s.ALL, h5py.h5s.ALL, bits if order is h5py.h5t.IEEE_F16LE else bits.astype(">u2"), mtype=kind)

with zipfile.ZipFile("twice.npz", "w") as out, warnings.catch_warnings():
    warnings.simplefilter("ignore")  # the second entry of a name
    for values in (a, a + 1):
        with out.open("fc1.npy", "w") as entry:
            np.save(entry, values)
