#!/usr/bin/python3
"""CPU time of plain numpy / PyTorch programs of the same formulas, one thread, medians, as one JSON object. Debian: python3-numpy python3-torch.
kde_4096x10: upper bound, variance 0.001, float32, I(X;T) and I(T;Y). binning_4096x10: floor(t/0.07), rows viewed as bytes, np.unique, I(X;T) and I(T;Y).
train_epoch_256: 12-10-7-5-4-3-2 tanh, Adam 4e-4, 3277 rows, batch 256, shuffled (needs torch; null without).
Argument: the folder with varu_X.npy, varu_class.npy and varu_tanh_e3000_L1.npy."""
import json, os, sys, time
for k in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"): os.environ[k] = "1"
import numpy as np
here = (sys.argv[1] if len(sys.argv) > 1 else "../shared/reference/activations") + "/"
T, X, y = np.load(here + "varu_tanh_e3000_L1.npy"), np.load(here + "varu_X.npy"), np.load(here + "varu_class.npy").astype(int)
def upper(t, variance=1e-3):
    t = t.astype(np.float32); s = (t * t).sum(1)[:, None]
    e = np.maximum(s + s.T - 2 * t @ t.T, 0) / np.float32(2 * variance)
    return -float(np.log(np.exp(-e).mean(1)).mean())          # the diagonal keeps every sum above 1/N
def kde(): h = upper(T); return h, h - sum((y == c).mean() * upper(T[y == c]) for c in (0, 1))
def entropy(cells):
    rows = np.ascontiguousarray(cells).view(np.dtype((np.void, cells.dtype.itemsize * cells.shape[1])))
    p = np.unique(rows, return_counts=True)[1] / len(cells); return -float((p * np.log(p)).sum())
def binning(): b = np.floor(T / np.float32(.07)).astype(np.int32); h = entropy(b); return h, h - sum((y == c).mean() * entropy(b[y == c]) for c in (0, 1))
def cpu_ms(f, n):
    f(); r = []
    for _ in range(n): a = time.process_time(); f(); r.append(time.process_time() - a)
    return 1000 * sorted(r)[n // 2]
out = {"kde_4096x10_cpu_ms": cpu_ms(kde, 7), "kde_bits": [v / np.log(2) for v in kde()],
       "binning_4096x10_cpu_ms": cpu_ms(binning, 31), "binning_bits": [v / np.log(2) for v in binning()], "train_epoch_256_cpu_ms": None}
try:
    import torch
    torch.set_num_threads(1); torch.manual_seed(1); widths = [12, 10, 7, 5, 4, 3, 2]; layers = []
    for a, b in zip(widths, widths[1:]): layers += [torch.nn.Linear(a, b), torch.nn.Tanh()]
    net = torch.nn.Sequential(*layers[:-1]); adam = torch.optim.Adam(net.parameters(), lr=4e-4); loss = torch.nn.CrossEntropyLoss()
    A, B = torch.tensor(X.astype(np.float32))[:3277], torch.tensor(y)[:3277]
    def epoch():
        p = torch.randperm(3277)
        for i in range(0, 3277, 256): q = p[i:i + 256]; adam.zero_grad(); loss(net(A[q]), B[q]).backward(); adam.step()
    out["train_epoch_256_cpu_ms"] = cpu_ms(epoch, 31)
except ImportError: pass
print(json.dumps(out))
