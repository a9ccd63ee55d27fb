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
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import uuid
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Union

import numpy as np

__all__ = ["Recorder", "plane", "run", "measure", "figure", "import_run"]

PathLike = Union[str, "os.PathLike[str]"]
Estimator = Union[str, Mapping[str, Any]]

_NAME = re.compile(r"[^/\\:*?\"<>|\x00-\x1f.][^/\\:*?\"<>|\x00-\x1f]*")
# What stands beside layers, and what Windows keeps for its devices.
_RESERVED = re.compile(r"X|y|.*[ .]|(?i:con|prn|aux|nul|com\d|lpt\d)(\..*)?")
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
    :param inputs: N x d, or N x anything, such as N x channels x height x width; row i belongs to row i of every layer
    """

    def __init__(self, folder: PathLike, labels: Any, inputs: Optional[Any] = None) -> None:
        self.folder = _path("folder", folder)
        labels = _labels(labels)
        self.rows = int(labels.shape[0])
        self._widths: Dict[str, int] = {}
        if inputs is not None:
            inputs = _real("the array of inputs", inputs, f"there are {self.rows} labels", self.rows)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise ValueError(f"folder {str(folder)!r} cannot be made: {problem.strerror}") from problem
        (self.folder / "finished").unlink(missing_ok=True)
        self._write("y.npy", labels)
        if inputs is not None:
            self._write("X.npy", inputs if inputs.ndim > 1 else inputs.reshape(self.rows, 1))
        self._manifest([])

    def __enter__(self) -> "Recorder":
        return self

    def __exit__(self, kind: Any, value: Any, trace: Any) -> None:
        if kind is None or self.folder.is_dir():  # else what went wrong before is what the user should see
            self.close()

    def close(self) -> None:
        """Says that no further epoch comes: ``import --watch`` ends."""
        self._require_folder()
        (self.folder / "finished").touch()

    def _require_folder(self) -> None:
        if not self.folder.is_dir():
            raise FileNotFoundError(f"folder {str(self.folder)!r} is gone: it was deleted or moved while it was recorded to")

    def record(self, epoch: int, layers: Mapping[str, Any], kinds: Optional[Mapping[str, str]] = None) -> None:
        """Writes the activations of one epoch.

        :param epoch: 0 before training; an epoch that is recorded again is replaced
        :param layers: an array of N rows for each layer, first to last; more dimensions than two are flattened
        :param kinds: activation functions of layers, such as ``{"fc1": "tanh"}``; they say between which values bins
            lie, and which claims a layer can speak for. The kinds at the first epoch count.
        """
        epoch = _epoch(epoch)
        _require_mapping("layers", layers, "arrays")
        _require_mapping("kinds", kinds or {}, "activation functions")
        names = list(layers)
        if not names:
            raise ValueError("there are no layers to record")
        for name in names:
            if not isinstance(name, str) or not _NAME.fullmatch(name) or _RESERVED.fullmatch(name) or len(name) > 100:
                shown = repr(name)[:80]
                raise ValueError(f"layer {shown} cannot be the name of a file: use letters, digits, - and _")
        arrays = {
            name: _real(f"layer {name!r}", values, f"there are {self.rows} labels", self.rows)
            for name, values in layers.items()
        }
        widths = {name: array.size // self.rows for name, array in arrays.items()}
        for name, width in widths.items():
            if width == 0:
                raise ValueError(f"layer {name!r} has no units but must have at least one")
        self._require_folder()
        if not self._widths:
            self._manifest(names, kinds or {})
            self._widths = widths
        elif list(self._widths) != names:
            raise ValueError(f"epoch {epoch} has the layers {names} but the first had {list(self._widths)}")
        for name, width in widths.items():
            if width != self._widths[name]:
                raise ValueError(
                    f"layer {name!r} has {width} units at epoch {epoch} but {self._widths[name]} at the first"
                )
        draft = self.folder / f".epoch.{uuid.uuid4().hex}.tmp"
        draft.mkdir()
        try:
            for name, array in arrays.items():
                np.save(draft / f"{name}.npy", np.ascontiguousarray(array.reshape(self.rows, -1)))
            self._replace(draft, self.folder / f"epoch_{epoch:06d}")
        finally:
            shutil.rmtree(draft, ignore_errors=True)

    def weights(self, epoch: int, model: Any) -> None:
        """Writes the weights of a dense network, for ``import --weights``.

        :param model: a PyTorch module, a Keras model, or a mapping from names to arrays, in the order of the layers
        """
        epoch = _epoch(epoch)
        if hasattr(model, "state_dict"):
            state = dict(model.state_dict())
        elif hasattr(model, "get_weights"):
            arrays = model.get_weights()
            state = {f"{'W' if np.ndim(a) == 2 else 'b'}{sum(np.ndim(b) == 2 for b in arrays[:i + 1])}": a
                     for i, a in enumerate(arrays)}
        else:
            _require_mapping("model", model, "arrays of weights, if it is no model of PyTorch or Keras")
            state = dict(model)
        state = {str(name): _real(f"weights {name!r}", value) for name, value in state.items()}
        self._require_folder()
        draft = self.folder / f".epoch.{uuid.uuid4().hex}.tmp"
        with open(draft, "wb") as out:
            np.savez(out, **state)
        os.replace(draft, self.folder / f"epoch_{epoch:06d}.npz")

    def hook(self, model: Any, X: Any, layers: Optional[Sequence[str]] = None) -> Callable[[int], None]:
        """Records a PyTorch model: returns a function that feeds X through it and records all chosen modules.

        Evaluation mode while it runs, no gradients, in batches, results on the CPU; the mode is restored. A module that
        is used several times gives a layer each time, the second one named ``NAME_2``.

        :param X: N inputs, a tensor or an array; floating-point numbers become of the type of the model's parameters
        :param layers: names of modules as in ``named_modules``; by default, in the order in which they are used, every
            module without parts and with an output of its own, such as each activation, or each linear layer that no
            activation follows
        """
        import torch

        model = _unwrapped(model)
        if not hasattr(model, "named_modules"):
            raise TypeError(f"model is of the type {type(model).__name__} but must be a PyTorch module")
        if isinstance(layers, str) or layers is not None and not list(layers):
            raise ValueError(f"layers is {layers!r} but must be a list of at least one name of a module")
        modules = dict(model.named_modules())
        unknown = [name for name in layers or [] if name not in modules]
        if unknown:
            raise ValueError(f"the model has no module {unknown[0]!r}; it has {', '.join(n for n in modules if n)}")
        try:
            data = torch.as_tensor(X)
        except (TypeError, ValueError, RuntimeError) as problem:
            raise ValueError("X must be a tensor or an array of numbers, an input a row") from problem
        if data.shape[:1] != (self.rows,):
            raise ValueError(f"X has the shape {tuple(data.shape)} but there are {self.rows} labels")

        def calls(first: int, last: int, names: Sequence[str]) -> List[Any]:
            """The outputs of modules for some rows, in the order in which they are used: (name, use, output)."""
            seen: List[Any] = []

            def tap(name: str, output: Any) -> None:
                seen.append((name, 1 + sum(other == name for other, _, _ in seen), output))

            handles = [
                modules[name].register_forward_hook(lambda module, given, output, name=name: tap(name, output))
                for name in names
            ]
            parameter = next(model.parameters(), None)
            batch = data[first:last]
            if parameter is not None:
                floating = batch.is_floating_point() and parameter.is_floating_point()
                batch = batch.to(parameter.device, parameter.dtype if floating else batch.dtype)
            training = {module: module.training for module in model.modules()}
            model.eval()
            try:
                with torch.no_grad():
                    model(batch)
            finally:
                for module, mode in training.items():
                    module.training = mode
                for handle in handles:
                    handle.remove()
            return seen

        if layers is None:
            leaves = [name for name, module in modules.items() if name and not list(module.children())]
            chosen = _chosen([(*call, modules[call[0]]) for call in calls(0, min(self.rows, 2), leaves)])
        else:
            counts = [(name, use) for name, use, _ in calls(0, min(self.rows, 2), list(layers))]
            chosen = [(name, use) for wanted in layers for name, use in counts if name == wanted]
            idle = [name for name in layers if name not in dict(counts)]
            if idle:
                raise ValueError(f"the model does not use its module {idle[0]!r}, so it has no output")
        titles = {one: _layer_name(one[0], modules[one[0]]) + (f"_{one[1]}" if one[1] > 1 else "") for one in chosen}
        if len(set(titles.values())) < len(titles):
            raise ValueError(f"two modules would both be called as one layer: {', '.join(titles.values())}")
        kinds = {title: type(modules[name]).__name__ for (name, _), title in titles.items()}

        def record(epoch: int) -> None:
            parts: Dict[Any, List[np.ndarray]] = {one: [] for one in chosen}
            names = list(dict.fromkeys(name for name, _ in chosen))
            for start in range(0, self.rows, _BATCH):
                rows = min(_BATCH, self.rows - start)
                for name, use, output in calls(start, start + rows, names):
                    if (name, use) in parts:
                        parts[name, use].append(_rows(titles[name, use], output, rows))
            self.record(epoch, {titles[one]: np.concatenate(part) for one, part in parts.items()}, kinds)

        return record

    def keras(self, X: Any, layers: Optional[Sequence[str]] = None) -> Any:
        """A Keras callback that records all layers with weights, before training and after every epoch.

        For models whose layers Keras knows, Sequential or functional. Epochs of a second ``fit`` follow those of the first.

        :param X: N inputs, as ``predict`` takes them
        :param layers: names of layers; by default all with weights
        """
        recorder = self

        class Recording(_keras().callbacks.Callback):
            last: Optional[int] = None
            before = 0
            begins = False
            tapped: Any = None

            def _tap(self) -> None:
                model = self.model
                if not getattr(model, "built", True) or not _known(lambda: model.inputs):
                    model(X[:1])  # a Sequential model without an input layer learns its shapes
                self.names = list(layers) if layers else [one.name for one in model.layers if one.weights]
                outputs = [_output(model.get_layer(name)) for name in self.names]
                model_class = next((one for one in type(model).__mro__ if one.__name__ == "Model"), None)
                self.tapped = (model_class or _keras().Model)(model.inputs, outputs)
                functions = [getattr(model.get_layer(name), "activation", None) for name in self.names]
                self.titles = [_file_name(name) for name in self.names]
                self.kinds = {t: getattr(function, "__name__", "") for t, function in zip(self.titles, functions)}

            def _record(self, epoch: int) -> None:
                if self.model is not None and self.tapped is None:
                    self._tap()
                values = self.tapped.predict(X, batch_size=_BATCH, verbose=0)
                values = values if isinstance(values, (list, tuple)) else [values]
                recorder.record(epoch, dict(zip(self.titles, values)), self.kinds)
                self.last = epoch

            def on_train_begin(self, logs: Any = None) -> None:
                self.begins = True
                if self.last is None:
                    self._record(0)

            def on_epoch_begin(self, epoch: int, logs: Any = None) -> None:
                if self.begins:
                    self.before = max(0, (self.last or 0) - epoch)
                    self.begins = False

            def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
                self._record(epoch + 1 + self.before)

        return Recording()

    def _manifest(self, names: Sequence[str], kinds: Mapping[str, str] = {}) -> None:
        layers: List[Dict[str, Any]] = [{"name": name} for name in names]
        for layer in layers:
            kind = _KINDS.get(re.sub("[-_]", "", str(kinds.get(layer["name"], "")).lower()))
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


def _array(what: str, values: Any) -> np.ndarray:
    """:param what: for messages, such as ``layer 'fc1'``"""
    try:
        return np.asarray(_numpy(values))
    except (TypeError, ValueError, RuntimeError) as problem:  # rows of different lengths, sparse tensors, tensors without data
        raise ValueError(f"{what} cannot be read as one array: rows must be as long as one another, and all in memory") from problem


def _real(what: str, values: Any, because: str = "", rows: Optional[int] = None) -> np.ndarray:
    """An array of real numbers in a type that Infoplane reads.

    :param rows: how many there must be; None for any number
    """
    array = _array(what, values)
    if array.dtype.kind not in "fiub":
        raise ValueError(f"{what} must be an array of real numbers" + (" with a row for each label" if rows else ""))
    if rows is not None and array.shape[:1] != (rows,):
        raise ValueError(f"{what} has the shape {array.shape} but {because}")
    if array.dtype.kind == "f":
        return array.astype(np.float64) if array.dtype.itemsize > 8 else array
    return array.astype(np.float32) if array.dtype.itemsize <= 2 else array  # float32 holds them, and takes less memory


def _labels(values: Any) -> np.ndarray:
    """Whole numbers or texts: N, N x 1, or one-hot rows N x classes."""
    labels = _array("labels", values)
    if labels.ndim == 0 or labels.shape[0] == 0:
        raise ValueError("labels are empty but there must be one a row")
    if labels.dtype == object:
        if any(label is None for label in labels.flat):
            raise ValueError("a label is None but there must be one a row")
        labels = labels.astype(str)
    if labels.dtype.kind == "S":
        labels = np.char.decode(labels, "utf-8")
    if labels.ndim > 2 or labels.dtype.kind not in "biufU":
        raise ValueError(
            f"labels have the shape {labels.shape} and the type {labels.dtype} but must be class numbers or texts,"
            " one a row, or one-hot rows"
        )
    if labels.dtype.kind == "f":
        strange = labels[~(labels == np.rint(labels))]
        if strange.size:
            raise ValueError(f"a label is {strange[0]} but class numbers must be whole")
        labels = labels.astype(np.int64)
    return labels


def _path(name: str, value: Any) -> Path:
    try:
        return Path(value)
    except TypeError:
        raise TypeError(f"{name} is {value!r} but must be the path of a folder") from None


def _require_mapping(name: str, value: Any, what: str) -> None:
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} is of the type {type(value).__name__} but must be a dictionary from names to {what}")


def _epoch(epoch: Any) -> int:
    try:
        whole = int(epoch)
        if whole == epoch and 0 <= whole <= 999_999_999 and not isinstance(epoch, bool):
            return whole
    except (TypeError, ValueError, OverflowError):
        pass
    raise ValueError(f"epoch is {epoch!r} but must be a whole number from 0 to 999999999")


def _unwrapped(model: Any) -> Any:
    """The model inside those that spread it over devices or compile it."""
    while True:
        inner = getattr(model, "_orig_mod", None)
        if inner is None and type(model).__name__ in ("DataParallel", "DistributedDataParallel"):
            inner = model.module
        if inner is None:
            return model
        model = inner


def _rows(title: str, output: Any, rows: int) -> np.ndarray:
    """The output of a module for a batch, a row for each input; of several outputs, as an LSTM has, the first."""
    while isinstance(output, (tuple, list)) and output:
        output = output[0]
    if not hasattr(output, "detach"):
        raise ValueError(f"layer {title!r} gives no tensor; name others with layers=[...]")
    if tuple(output.shape[:1]) != (rows,):
        raise ValueError(
            f"layer {title!r} gives the shape {tuple(output.shape)} for {rows} inputs; inputs must come first"
            " (batch_first=True), or name other layers with layers=[...]"
        )
    return output.detach().to("cpu").float().reshape(rows, -1).numpy().copy()


def _file_name(name: str) -> str:
    return re.sub(r"[/\\:*?\"<>|\x00-\x1f]", "_", name).lstrip(".") or "layer"


def _layer_name(name: str, module: Any) -> str:
    """``features.3``, a number in a sequence, becomes ``features_Tanh3``."""
    *parents, own = name.split(".")
    return _file_name("_".join([*parents, type(module).__name__ + own if own.isdigit() else own or type(module).__name__]))


def _chosen(used: List[Any]) -> List[Any]:
    """Of (name, use, output, module) in the order of use, those with an output of their own: of a linear layer and the
    activation after it, only the activation. A recurrent layer, which gives several outputs, has its own activation."""
    passing = ("Dropout", "Identity", "Flatten")
    used = [one for one in used if not type(one[3]).__name__.startswith(passing)]
    return [
        (name, use)
        for place, (name, use, output, module) in enumerate(used)
        if not list(module.parameters())
        or isinstance(output, (tuple, list))
        or place + 1 == len(used)
        or list(used[place + 1][3].parameters())
    ]


def _keras() -> Any:
    """The Keras that the program uses: the loaded one before others."""
    names = ("keras", "tf_keras", "tensorflow.keras")
    for name in sorted(names, key=lambda one: one not in sys.modules):
        try:
            return importlib.import_module(name)
        except ImportError:
            pass
    raise ImportError("Keras is not installed (keras, tf_keras or tensorflow)")


def _known(look: Callable[[], Any]) -> Any:
    """What Keras knows; None where it says that it does not know it yet."""
    try:
        return look()
    except (AttributeError, ValueError, RuntimeError):
        return None


def _output(layer: Any) -> Any:
    """The only output of a layer of a model whose graph Keras knows."""
    output = _known(lambda: layer.output)
    if isinstance(output, (list, tuple)) and len(output) == 1:
        output = output[0]
    if output is None or isinstance(output, (list, tuple)):
        raise ValueError(
            f"layer {layer.name!r} has not one output that Keras knows: it is used more than once, has several, or is part"
            " of a subclassed model; name others with layers=[...], or write arrays with record"
        )
    return output


def plane(folder: PathLike) -> Any:
    """The points of a run: a list of dictionaries, one a point, or a DataFrame where pandas is installed.

    Amounts are in bits, layer 1 is the first; what an estimator does not have is None, in a DataFrame NaN.
    """
    file = _path("folder", folder) / "plane.csv"
    if not file.is_file():
        raise FileNotFoundError(f"{folder} is no run: it holds no plane.csv")
    try:
        import pandas

    except ImportError:
        pandas = None
    if pandas is not None:
        return pandas.read_csv(file, converters={"flags": str})
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
    here = Path(__file__).resolve().parent
    places = [Path(home)] if home else [here.parent, here]
    # the first is that of the sources, the others are those of an image that jlink/build makes
    names = ["infoplane.cmd", "infoplane-console.exe"] if os.name == "nt" else ["infoplane", "bin/infoplane", "Contents/bin/infoplane"]
    for place in places:
        for name in names:
            if (place / name).is_file():
                return str(place / name)
    on_path = None if home else shutil.which("infoplane")
    if on_path:
        return on_path
    raise FileNotFoundError(f"there is no {names[0]} in {places[0]}; set INFOPLANE_HOME to the folder of Infoplane")


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
