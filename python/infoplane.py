"""Watch networks that you train in PyTorch, Keras or numpy with Infoplane.

One file, which needs numpy only::

    from infoplane import Recorder

    with Recorder("acts", labels=y, inputs=X) as recorder:
        for epoch in range(100):
            train(model)
            recorder.record(epoch, {"fc1": hidden, "out": probabilities})

``./infoplane import acts --out runs/mine --watch`` measures the epochs as they come.
"""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import uuid
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Union

import numpy as np

__all__ = ["Recorder", "plane", "run", "measure", "figure", "import_run"]

PathLike = Union[str, "os.PathLike[str]"]
Estimator = Union[str, Mapping[str, Any]]

_NAME = re.compile(r"[^/\\:*?\"<>|\x00-\x1f.][^/\\:*?\"<>|\x00-\x1f]*")
_BATCH = 1024
# What Infoplane calls an activation function, by the lower-case names of PyTorch and Keras without _ and -.
_KINDS = {
    "tanh": "tanh",
    "hardtanh": "hard-tanh",
    "sigmoid": "sigmoid",
    "softmax": "softmax",
    "softsign": "softsign",
    "relu": "relu",
    "leakyrelu": "leaky-relu",
    "elu": "elu",
    "softplus": "softplus",
    "linear": "linear",
}
_RANGES = {"tanh": [-1, 1], "hard-tanh": [-1, 1], "softsign": [-1, 1], "sigmoid": [0, 1], "softmax": [0, 1]}


class Recorder:
    """Writes the activations of a network, epoch by epoch, into a folder that Infoplane imports.

    Each epoch is written beside and renamed, so that a reader never sees half of one.

    :param folder: is made if it is missing
    :param labels: N class numbers, N x 1, one-hot rows (N x classes), or texts
    :param inputs: N x d, or N x anything; row i belongs to row i of every layer
    """

    def __init__(self, folder: PathLike, labels: Any, inputs: Optional[Any] = None) -> None:
        self.folder = Path(folder)
        labels = np.asarray(_numpy(labels))
        if labels.ndim == 0 or labels.shape[0] == 0:
            raise ValueError("labels are empty but there must be one a row")
        self.rows = int(labels.shape[0])
        self._layers: Optional[List[str]] = None
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "finished").unlink(missing_ok=True)
        if labels.dtype == object:
            labels = labels.astype(str)
        self._write("y.npy", labels)
        if inputs is not None:
            inputs = np.asarray(_numpy(inputs))
            if inputs.shape[:1] != (self.rows,):
                raise ValueError(f"inputs have the shape {inputs.shape} but there are {self.rows} labels")
            self._write("X.npy", inputs.reshape(self.rows, -1))
        self._manifest([])

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, kind: Any, value: Any, trace: Any) -> None:
        self.close()

    def close(self) -> None:
        """Says that no further epoch comes: ``import --watch`` ends."""
        (self.folder / "finished").touch()

    def record(self, epoch: int, layers: Mapping[str, Any], kinds: Optional[Mapping[str, str]] = None) -> None:
        """Writes the activations of one epoch.

        :param epoch: 0 before training; an epoch that is recorded again is replaced
        :param layers: an array of N rows for each layer, first to last; more dimensions than two are flattened
        :param kinds: activation functions of layers, such as ``{"fc1": "tanh"}``; they say between which values bins
            lie, and which claims a layer can speak for. The kinds at the first epoch count.
        """
        if epoch != int(epoch) or epoch < 0:
            raise ValueError(f"epoch is {epoch} but must be a whole number from 0 on")
        names = list(layers)
        if not names:
            raise ValueError("there are no layers to record")
        for name in names:
            if not _NAME.fullmatch(name) or name in ("X", "y"):
                raise ValueError(f"layer {name!r} cannot be the name of a file: use letters, digits, - and _")
        if self._layers is None:
            self._manifest(names, kinds or {})
            self._layers = names
        elif self._layers != names:
            raise ValueError(f"epoch {epoch} has the layers {names} but the first had {self._layers}")
        draft = self.folder / f".epoch.{uuid.uuid4().hex}.tmp"
        draft.mkdir()
        try:
            for name, values in layers.items():
                array = np.asarray(_numpy(values))
                if array.shape[:1] != (self.rows,):
                    raise ValueError(f"layer {name!r} has the shape {array.shape} but there are {self.rows} labels")
                if array.dtype not in (np.float16, np.float32, np.float64):
                    array = array.astype(np.float32)
                np.save(draft / f"{name}.npy", np.ascontiguousarray(array.reshape(self.rows, -1)))
            self._replace(draft, self.folder / f"epoch_{int(epoch):06d}")
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def weights(self, epoch: int, model: Any) -> None:
        """Writes the weights of a dense network, for ``import --weights``.

        :param model: a PyTorch module, a Keras model, or a mapping from names to arrays, in the order of the layers
        """
        if hasattr(model, "state_dict"):
            state = {name: _numpy(value) for name, value in model.state_dict().items()}
        elif hasattr(model, "get_weights"):
            arrays = model.get_weights()
            state = {f"{'W' if np.ndim(a) == 2 else 'b'}{i // 2 + 1}": a for i, a in enumerate(arrays)}
        else:
            state = {name: _numpy(value) for name, value in dict(model).items()}
        draft = self.folder / f".epoch.{uuid.uuid4().hex}.tmp"
        with open(draft, "wb") as out:
            np.savez(out, **{name: np.asarray(value) for name, value in state.items()})
        os.replace(draft, self.folder / f"epoch_{int(epoch):06d}.npz")

    def hook(self, model: Any, X: Any, layers: Optional[Sequence[str]] = None) -> Callable[[int], None]:
        """Records a PyTorch model: returns a function that feeds X through it and records all chosen modules.

        Evaluation mode while it runs, no gradients, in batches, results on the CPU; the mode is restored.

        :param X: N inputs, a tensor or an array, fed as they are
        :param layers: names of modules as in ``named_modules``; by default every module without parts and with an
            output of its own, such as each activation, or each linear layer that no activation follows
        """
        import torch

        modules = dict(model.named_modules())
        chosen = list(layers) if layers is not None else _leaves(model)
        unknown = [name for name in chosen if name not in modules]
        if unknown:
            raise ValueError(f"the model has no module {unknown[0]!r}; it has {', '.join(n for n in modules if n)}")
        kinds = {_layer_name(name, modules[name]): type(modules[name]).__name__ for name in chosen}
        data = torch.as_tensor(X)
        if data.shape[0] != self.rows:
            raise ValueError(f"X has {data.shape[0]} rows but there are {self.rows} labels")

        def record(epoch: int) -> None:
            parts: Dict[str, List[np.ndarray]] = {name: [] for name in chosen}
            handles = [
                modules[name].register_forward_hook(
                    lambda module, given, output, name=name: parts[name].append(
                        output.detach().to("cpu", torch.float32).flatten(1).numpy().copy()
                    )
                )
                for name in chosen
            ]
            first = next(model.parameters(), None)
            device = first.device if first is not None else data.device
            training = {module: module.training for module in model.modules()}
            model.eval()
            try:
                with torch.no_grad():
                    for start in range(0, self.rows, _BATCH):
                        model(data[start : start + _BATCH].to(device))
            finally:
                for module, mode in training.items():
                    module.training = mode
                for handle in handles:
                    handle.remove()
            arrays = {_layer_name(name, modules[name]): np.concatenate(part) for name, part in parts.items()}
            self.record(epoch, arrays, kinds)

        return record

    def keras(self, X: Any, layers: Optional[Sequence[str]] = None) -> Any:
        """A Keras callback that records all layers with weights, before training and after every epoch."""
        import keras

        recorder = self

        class Recording(keras.callbacks.Callback):
            def _record(self, epoch: int) -> None:
                names = list(layers) if layers else [l.name for l in self.model.layers if l.weights]
                outputs = [self.model.get_layer(name).output for name in names]
                tapped = keras.Model(self.model.inputs, outputs)
                values = tapped.predict(X, batch_size=_BATCH, verbose=0)
                values = values if isinstance(values, (list, tuple)) else [values]
                functions = {name: getattr(self.model.get_layer(name), "activation", None) for name in names}
                kinds = {name: getattr(function, "__name__", "") for name, function in functions.items()}
                recorder.record(epoch, dict(zip(names, values)), kinds)

            def on_train_begin(self, logs: Any = None) -> None:
                self._record(0)

            def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
                self._record(epoch + 1)

        return Recording()

    def _manifest(self, names: Sequence[str], kinds: Mapping[str, str] = {}) -> None:
        layers: List[Dict[str, Any]] = [{"name": name} for name in names]
        for layer in layers:
            kind = _KINDS.get(re.sub("[-_]", "", kinds.get(layer["name"], "").lower()))
            if kind:
                layer["kind"] = kind
            if kind in _RANGES:
                layer["range"] = _RANGES[kind]
        text = json.dumps({"layers": layers, "renamed": True}, indent=1)
        draft = self.folder / f".manifest.{uuid.uuid4().hex}.tmp"
        draft.write_text(text, encoding="utf-8")
        os.replace(draft, self.folder / "infoplane.json")

    def _write(self, name: str, array: np.ndarray) -> None:
        draft = self.folder / f".{name}.{uuid.uuid4().hex}.tmp"
        with open(draft, "wb") as out:
            np.save(out, np.ascontiguousarray(array))
        os.replace(draft, self.folder / name)

    def _replace(self, draft: Path, place: Path) -> None:
        if not place.exists():
            os.rename(draft, place)
            return
        old = self.folder / f".old.{uuid.uuid4().hex}.tmp"
        os.rename(place, old)
        os.rename(draft, place)
        shutil.rmtree(old, ignore_errors=True)


def _numpy(values: Any) -> Any:
    """A tensor of PyTorch or TensorFlow as an array; anything else as it is."""
    if hasattr(values, "detach"):
        values = values.detach().cpu()
        if str(values.dtype) == "torch.bfloat16":
            values = values.float()
        return values.numpy()
    return values.numpy() if hasattr(values, "numpy") else values


def _layer_name(name: str, module: Any) -> str:
    """``features.3``, a number in a sequence, becomes ``features_Tanh3``."""
    *parents, own = name.split(".")
    return "_".join([*parents, type(module).__name__ + own if own.isdigit() else own])


def _leaves(model: Any) -> List[str]:
    """Modules without parts; of a linear layer and the activation after it, only the activation."""
    leaves = [(name, module) for name, module in model.named_modules() if name and not list(module.children())]
    passing = ("Dropout", "Identity", "Flatten")
    leaves = [(name, module) for name, module in leaves if not type(module).__name__.startswith(passing)]
    return [
        name
        for place, (name, module) in enumerate(leaves)
        if not list(module.parameters()) or place + 1 == len(leaves) or list(leaves[place + 1][1].parameters())
    ]


def plane(folder: PathLike) -> Any:
    """The points of a run: a list of dictionaries, one a point, or a DataFrame where pandas is installed.

    Amounts are in bits, layer 1 is the first; what an estimator does not have is None.
    """
    file = Path(folder) / "plane.csv"
    if not file.is_file():
        raise FileNotFoundError(f"{folder} is no run: it holds no plane.csv")
    try:
        import pandas

        return pandas.read_csv(file)
    except ImportError:
        pass
    with open(file, newline="", encoding="utf-8") as lines:
        return [{name: _value(name, text) for name, text in row.items()} for row in csv.DictReader(lines)]


def _value(name: str, text: str) -> Any:
    if name in ("estimator", "flags"):
        return text
    if text == "":
        return None
    return int(text) if name in ("epoch", "layer", "cells", "singletons") else float(text)


def _launcher() -> str:
    home = os.environ.get("INFOPLANE_HOME")
    places = [Path(home)] if home else [Path(__file__).resolve().parent.parent, Path(__file__).resolve().parent]
    name = "infoplane.cmd" if os.name == "nt" else "infoplane"
    for place in places:
        if (place / name).is_file():
            return str(place / name)
    raise FileNotFoundError(f"there is no {name} in {places[0]}; set INFOPLANE_HOME to the folder of Infoplane")


def _call(*arguments: str) -> Dict[str, Any]:
    done = subprocess.run([_launcher(), *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines()
        raise RuntimeError(lines[-1] if lines else f"infoplane ended with code {done.returncode}")
    return json.loads(done.stdout) if done.stdout.strip().startswith("{") else {}


def _estimators(estimator: Union[None, Estimator, Iterable[Estimator]]) -> List[str]:
    if estimator is None:
        return []
    several = [estimator] if isinstance(estimator, (str, Mapping)) else list(estimator)
    return [w for e in several for w in ("--estimator", e if isinstance(e, str) else json.dumps(dict(e)))]


def run(config: PathLike, out: PathLike) -> Dict[str, Any]:
    """Trains and measures an experiment file, as ``infoplane run`` does."""
    return _call("run", str(config), "--out", str(out), "--json")


def import_run(source: PathLike, out: PathLike, estimator: Any = None, weights: bool = False) -> Dict[str, Any]:
    """Imports activations, or weights, as ``infoplane import`` does."""
    return _call(
        "import", str(source), "--out", str(out), *_estimators(estimator), *(["--weights"] if weights else []), "--json"
    )


def measure(folder: PathLike, estimator: Any) -> Dict[str, Any]:
    """Measures a run again. :param estimator: a name, a dictionary as in experiment files, or several of these"""
    return _call("measure", str(folder), *_estimators(estimator), "--json")


def figure(folder: PathLike, out: PathLike, plot: str = "plane") -> Path:
    """Draws a figure of a run. :param out: a file that ends in .png, .svg, .pdf, .gif or .csv"""
    _call("figure", str(folder), "--plot", plot, "--out", str(out))
    return Path(out)
