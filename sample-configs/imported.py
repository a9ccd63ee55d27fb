"""Makes imported.npz, a network trained elsewhere: ``python3 imported.py`` (numpy only).

A tanh network 12-8-5-3-1 learns the majority of 12 bits by gradient descent; its activations at 40 epochs, 256 of the
4096 inputs and their labels become one file, which ``infoplane import imported.npz --out runs/imported`` takes.
"""

import numpy as np

random = np.random.default_rng(7)
inputs = (np.arange(4096)[:, None] >> np.arange(12) & 1).astype("f2")
labels = (inputs.sum(1) > 6).astype(int)
widths = [12, 8, 5, 3, 1]
weights = [random.normal(size=(a, b)) / np.sqrt(a) for a, b in zip(widths, widths[1:])]
biases = [np.zeros(b) for b in widths[1:]]


def forward(rows):
    layers = [rows]
    for weight, bias in zip(weights, biases):
        layers.append(np.tanh(layers[-1] @ weight + bias))
    return layers


kept = np.sort(random.choice(4096, 256, replace=False))
arrays = {"X": inputs[kept], "y": labels[kept]}
for epoch in range(301):
    if epoch < 10 or epoch % 10 == 0:
        for number, values in enumerate(forward(inputs[kept])[1:], 1):
            name = f"fc{number}"
            arrays[f"epoch_{epoch:06d}/{name}"] = values.astype("f2")
    order = random.permutation(4096)
    for rows in np.split(order, 32):
        layers = forward(inputs[rows])
        error = (layers[-1] - (2 * labels[rows, None] - 1)) / len(rows)
        for number in reversed(range(4)):
            error = error * (1 - layers[number + 1] ** 2)
            step = layers[number].T @ error
            before = error @ weights[number].T
            weights[number] -= 0.02 * step
            biases[number] -= 0.02 * error.sum(0)
            error = before
np.savez_compressed("imported.npz", **arrays)
print("accuracy", ((forward(inputs)[-1][:, 0] > 0) == labels).mean())
