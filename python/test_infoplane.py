"""Tests of infoplane.py: ``python3 -m unittest discover -s python``. The PyTorch ones run where torch is."""

import ast
import json
import os
import shutil
import subprocess
import sys
import tempfile
import types
import unittest
import unittest.mock
from pathlib import Path

import numpy as np

import infoplane

try:
    import pandas
except ImportError:
    pandas = None
try:
    import torch
except ImportError:
    torch = None


class RecorderTest(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.folder = Path(self.temporary.name) / "acts"

    def test_writes_what_import_reads(self):
        values = np.arange(12.0).reshape(3, 2, 2)
        with infoplane.Recorder(self.folder, labels=[0, 1, 1], inputs=np.ones((3, 2, 2))) as recorder:
            recorder.record(7, {"b": values, "a": [1, 2, 3]})
            self.assertFalse((self.folder / "finished").exists())
        epoch = self.folder / "epoch_000007"
        np.testing.assert_array_equal(np.load(epoch / "b.npy"), values.reshape(3, 4))
        self.assertEqual(np.load(epoch / "a.npy").dtype, np.int64, "float32 would make different numbers equal")
        self.assertEqual(np.load(self.folder / "X.npy").shape, (3, 2, 2), "the dimensions say which picture a row is")
        manifest = json.loads((self.folder / "infoplane.json").read_text())
        self.assertEqual(manifest, {"layers": [{"name": "b"}, {"name": "a"}], "renamed": True})
        self.assertTrue((self.folder / "finished").exists())

    def test_kinds_give_ranges(self):
        with infoplane.Recorder(self.folder, labels=[0, 1]) as recorder:
            kinds = {"a": "Tanh", "b": "leaky_relu", "c": "GELU"}
            recorder.record(0, {name: [1.0, 2.0] for name in "abc"}, kinds)
        layers = json.loads((self.folder / "infoplane.json").read_text())["layers"]
        self.assertEqual(
            layers,
            [{"name": "a", "kind": "tanh", "range": [-1, 1]}, {"name": "b", "kind": "leaky-relu"}, {"name": "c"}],
        )

    def test_an_epoch_that_is_recorded_again_is_replaced_and_leaves_nothing(self):
        recorder = infoplane.Recorder(self.folder, labels=[0, 1])
        recorder.record(0, {"a": [1.0, 2.0]})
        recorder.record(0, {"a": [3.0, 4.0]})
        np.testing.assert_array_equal(np.load(self.folder / "epoch_000000" / "a.npy").ravel(), [3, 4])
        names = sorted(entry.name for entry in self.folder.iterdir())
        self.assertEqual(names, ["epoch_000000", "infoplane.json", "y.npy"])

    def test_wrong_input_is_refused_and_writes_nothing(self):
        recorder = infoplane.Recorder(self.folder, labels=["cat", "dog"])
        for epoch, layers in [
            (0, {"a": [1.0]}),
            (-1, {"a": [1.0, 2.0]}),
            (0, {"../a": [1.0, 2.0]}),
            (0, {}),
            (0, {"X": [1.0, 2.0]}),
            (None, {"a": [1.0, 2.0]}),
            (0, {"a": ["no", "number"]}),
            (0, {"a": [1j, 2.0]}),
            (0, {"a": [[1.0], [2.0, 3.0]]}),
            (0, {"a": None}),
            (True, {"a": [1.0, 2.0]}),
            (10**9, {"a": [1.0, 2.0]}),
            (0, {3: [1.0, 2.0]}),
            (0, {"a.": [1.0, 2.0]}),
            (0, {"a" * 101: [1.0, 2.0]}),
            (0, {"con": [1.0, 2.0]}),
            (0, {"a": 5.0}),
            (0, {"a": np.zeros((2, 0))}),
            (0, [1.0, 2.0]),
        ]:
            with self.assertRaises((ValueError, TypeError), msg=f"{epoch} {layers}") as refused:
                recorder.record(epoch, layers)
            self.assertRegex(str(refused.exception), "^(layer|epoch|layers|there)", "one sentence that names what")
        self.assertEqual(list(self.folder.glob("*epoch*")), [])
        recorder.record(0, {"a": [1.0, 2.0]})
        with self.assertRaisesRegex(ValueError, "layer 'a' has 2 units at epoch 1 but 1 at the first"):
            recorder.record(1, {"a": [[1.0, 2.0], [3.0, 4.0]]})
        for labels, inputs in [
            ([0, 1], [[1]]),
            ([0, 1], ["a", "b"]),
            ([0, 1], [[1], [2, 3]]),
            ([0, 0.5], None),
            ([0, float("nan")], None),
            ([1j, 0], None),
            ([[0], [1, 2]], None),
            (np.zeros((2, 2, 2)), None),
        ]:
            with self.assertRaisesRegex(ValueError, "label|inputs", msg=f"{labels} {inputs}"):
                infoplane.Recorder(self.folder, labels=labels, inputs=inputs)
        (self.folder / "file").touch()
        with self.assertRaisesRegex(ValueError, "cannot be made"):
            infoplane.Recorder(self.folder / "file", labels=[0, 1])
        np.testing.assert_array_equal(np.load(self.folder / "y.npy"), ["cat", "dog"], "a refused recorder changed nothing")
        with self.assertRaises(FileNotFoundError):
            infoplane.plane(self.folder)

    def test_a_folder_that_vanishes_is_told_and_hides_no_other_error(self):
        with self.assertRaisesRegex(FileNotFoundError, "^folder '.*acts' is gone: it was deleted or moved"):
            with infoplane.Recorder(self.folder, labels=[0, 1]) as recorder:
                shutil.rmtree(self.folder)
                recorder.record(0, {"a": [1.0, 2.0]})
        recorder = infoplane.Recorder(self.folder, labels=[0, 1])
        shutil.rmtree(self.folder)
        for act in (recorder.close, lambda: recorder.weights(0, {"W1": np.ones((2, 2))})):
            with self.assertRaisesRegex(FileNotFoundError, "is gone"):
                act()
        with self.assertRaisesRegex(ZeroDivisionError, "training"):
            with infoplane.Recorder(self.folder, labels=[0, 1]):
                shutil.rmtree(self.folder)
                raise ZeroDivisionError("training")

    def write_plane(self):
        self.folder.mkdir()
        rows = "estimator,epoch,layer,i_xt_bits,flags\nkde,3,1,,saturated\nksg,4,2,0.1,\n"
        (self.folder / "plane.csv").write_text(rows)

    def test_reads_a_plane_without_pandas(self):
        self.write_plane()
        # in a child, so that pandas cannot be imported there, whether it is installed or not
        read = "import sys, infoplane; sys.modules['pandas'] = None; print(infoplane.plane(sys.argv[1]))"
        printed = subprocess.run(
            [sys.executable, "-B", "-c", read, str(self.folder)], cwd=Path(__file__).parent, stdout=subprocess.PIPE, text=True, check=True
        )
        self.assertEqual(
            ast.literal_eval(printed.stdout),
            [
                {"estimator": "kde", "epoch": 3, "layer": 1, "i_xt_bits": None, "flags": "saturated"},
                {"estimator": "ksg", "epoch": 4, "layer": 2, "i_xt_bits": 0.1, "flags": ""},
            ],
        )

    @unittest.skipIf(pandas is None, "pandas is not installed")
    def test_reads_a_plane_as_a_data_frame(self):
        self.write_plane()
        plane = infoplane.plane(self.folder)
        self.assertEqual(list(plane.columns), ["estimator", "epoch", "layer", "i_xt_bits", "flags"])
        self.assertEqual(plane["epoch"].tolist(), [3, 4])
        self.assertTrue(np.isnan(plane["i_xt_bits"][0]) and plane["i_xt_bits"][1] == 0.1)
        self.assertEqual(plane["flags"].tolist(), ["saturated", ""], "a point without flags has an empty text, as in the list")

    @unittest.skipIf(os.name == "nt", "the program here is a script of the shell")
    def test_the_program_is_found_in_sources_and_images(self):
        for place in ("infoplane", "bin/infoplane", "Contents/bin/infoplane"):
            with tempfile.TemporaryDirectory() as home, unittest.mock.patch.dict(os.environ, INFOPLANE_HOME=home):
                with self.assertRaisesRegex(FileNotFoundError, "no infoplane in .*; set INFOPLANE_HOME"):
                    infoplane.measure("run", "kde")
                program = Path(home) / place
                program.parent.mkdir(parents=True, exist_ok=True)
                program.write_text('#!/bin/sh\n[ "$2" = run ] && echo "{}" || { echo "no run" >&2; exit 2; }\n')
                program.chmod(0o755)
                self.assertEqual(infoplane.measure("run", "kde"), {})
                with self.assertRaisesRegex(RuntimeError, "^no run$"):
                    infoplane.measure("other", "kde")

    def test_weights_keep_their_order(self):
        recorder = infoplane.Recorder(self.folder, labels=[0, 1])
        recorder.weights(3, {"z.weight": np.ones((2, 3)), "z.bias": np.ones(2), "a.weight": np.ones((2, 2))})
        with np.load(self.folder / "epoch_000003.npz") as state:
            self.assertEqual(state.files, ["z.weight", "z.bias", "a.weight"])

    @unittest.skipIf(torch is None, "torch is not installed")
    def test_hooks_record_a_pytorch_model(self):
        model = torch.nn.Sequential(
            torch.nn.Linear(3, 4), torch.nn.Tanh(), torch.nn.Dropout(0.5), torch.nn.Linear(4, 2)
        )
        model.train()
        inputs = torch.randn(2500, 3)
        recorder = infoplane.Recorder(self.folder, labels=np.arange(2500) % 2)
        record = recorder.hook(model, inputs)
        record(0)
        self.assertTrue(model.training and all(module.training for module in model.modules()))
        with torch.no_grad():
            expected = torch.tanh(model[0](inputs)).numpy()
        np.testing.assert_allclose(np.load(self.folder / "epoch_000000" / "Tanh1.npy"), expected, rtol=1e-5, atol=1e-6)
        self.assertTrue((self.folder / "epoch_000000" / "Linear3.npy").exists())
        with self.assertRaises(ValueError):
            recorder.hook(model, inputs, ["nothing"])

    @unittest.skipIf(torch is None, "torch is not installed")
    def test_hooks_follow_the_use_of_modules(self):
        class Network(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.first, self.out = torch.nn.Linear(3, 4), torch.nn.Linear(4, 2)
                self.rnn, self.relu = torch.nn.LSTM(2, 2, batch_first=True), torch.nn.ReLU()

            def forward(self, x):
                states, _ = self.rnn(self.relu(self.first(x)).reshape(-1, 2, 2))
                return self.out(self.relu(states.flatten(1)))

        inputs = np.random.default_rng(1).normal(size=(1500, 3))  # float64, as numpy has it
        model = torch.nn.DataParallel(Network())
        recorder = infoplane.Recorder(self.folder, labels=torch.arange(1500) % 2)
        recorder.hook(model, inputs)(2)
        layers = json.loads((self.folder / "infoplane.json").read_text())["layers"]
        names = [layer["name"] for layer in layers]
        self.assertEqual(names, ["relu", "rnn", "relu_2", "out"])
        with torch.no_grad():
            expected = torch.relu(model.module.first(torch.tensor(inputs, dtype=torch.float32))).numpy()
        np.testing.assert_allclose(np.load(self.folder / "epoch_000002" / "relu.npy"), expected, rtol=1e-5, atol=1e-6)
        self.assertEqual(np.load(self.folder / "epoch_000002" / "rnn.npy").shape, (1500, 4))


class FakeKeras:
    """The part of Keras that the recorder uses, as its documentation has it.

    A layer's output is known once the model is built. Keras 2 predicts the only output of a model as an array, Keras 3 as
    a list of one; a Sequential model without an input layer is built by its first call.
    """

    def __init__(self, version):
        fake = self
        self.built_models = 0

        class Layer:
            def __init__(self, name, matrix, function=None):
                self.name, self.matrix, self.activation = name, matrix, function
                self.weights = [] if matrix is None else [matrix]
                self.model = None

            @property
            def output(self):
                if self.model is None or not self.model.built:
                    raise AttributeError("The layer has never been called and thus has no defined output.")
                return self

        class Model:
            def __init__(self, inputs, outputs):
                fake.built_models += 1
                self.source, self.outputs = inputs, outputs

            def predict(self, X, batch_size, verbose):
                assert verbose == 0
                values = []
                for output in self.outputs:
                    value = np.asarray(X, dtype=float)
                    for layer in self.source.layers:
                        value = value if layer.matrix is None else np.tanh(value @ layer.matrix)
                        if layer is output:
                            break
                    values.append(value)
                return values if version == 3 or len(values) > 1 else values[0]

        class Sequential(Model):
            def __init__(self, layers):
                self.layers, self.built = layers, False
                for layer in layers:
                    layer.model = self

            @property
            def inputs(self):
                if not self.built:
                    raise ValueError("Sequential model 'sequential' has no defined inputs yet.")
                return self

            def __call__(self, X):
                self.built = True

            def get_layer(self, name):
                return next(layer for layer in self.layers if layer.name == name)

            def fit(self, epochs, callbacks, initial_epoch=0):
                for one in callbacks:
                    one.model = self
                    one.on_train_begin()
                    for epoch in range(initial_epoch, epochs):
                        one.on_epoch_begin(epoch, {})
                        self.layers[0].matrix *= 0.5
                        one.on_epoch_end(epoch, {})

        class Callback:
            model = None

        self.Layer, self.Model, self.Sequential = Layer, Model, Sequential
        self.module = types.ModuleType("keras")
        self.module.callbacks = types.SimpleNamespace(Callback=Callback)
        self.module.Model = Model


class KerasTest(unittest.TestCase):
    def record(self, version):
        fake = FakeKeras(version)
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        before = sys.modules.get("keras")
        sys.modules["keras"] = fake.module
        self.addCleanup(lambda: sys.modules.update(keras=before) if before else sys.modules.pop("keras"))
        folder = Path(temporary.name) / "acts"
        tanh = types.SimpleNamespace(__name__="tanh")
        layers = [fake.Layer("block/one", np.ones((2, 3)), tanh), fake.Layer("drop", None), fake.Layer("two", np.ones((3, 1)))]
        return fake, folder, fake.Sequential(layers), infoplane.Recorder(folder, labels=[0, 1])

    def test_records_before_training_and_after_every_epoch(self):
        for version in (2, 3):
            fake, folder, model, recorder = self.record(version)
            X = np.array([[1.0, 0.0], [0.0, 2.0]])
            model.fit(2, [recorder.keras(X)])
            names = sorted(entry.name for entry in folder.glob("epoch*"))
            self.assertEqual(names, ["epoch_000000", "epoch_000001", "epoch_000002"])
            for epoch in range(3):
                expected = np.tanh(X @ (np.ones((2, 3)) * 0.5**epoch))
                actual = np.load(folder / f"epoch_{epoch:06d}" / "block_one.npy")
                np.testing.assert_allclose(actual, expected)
            layers = json.loads((folder / "infoplane.json").read_text())["layers"]
            self.assertEqual([layer["name"] for layer in layers], ["block_one", "two"])
            self.assertEqual(layers[0]["kind"], "tanh")
            self.assertEqual(fake.built_models, 1)

    def test_a_second_fit_goes_on_and_one_layer_is_enough(self):
        for version in (2, 3):
            for initial, last in ((0, 4), (2, 4), (5, 7)):
                _, folder, model, recorder = self.record(version)
                callback = recorder.keras(np.ones((2, 2)), layers=["two"])
                model.fit(2, [callback])
                model.fit(initial + 2, [callback], initial_epoch=initial)
                names = sorted(int(entry.name[6:]) for entry in folder.glob("epoch*"))
                self.assertEqual(names, [0, 1, 2, last - 1, last])

    def test_a_layer_without_one_output_is_refused_in_a_sentence(self):
        _, _, model, recorder = self.record(3)
        model.layers[0].model = None  # as in a subclassed model
        with self.assertRaisesRegex(ValueError, "has not one output that Keras knows"):
            model.fit(1, [recorder.keras(np.ones((2, 2)))])


if __name__ == "__main__":
    unittest.main()
