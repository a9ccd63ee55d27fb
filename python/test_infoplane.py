"""Tests of infoplane.py: ``python3 -m unittest discover -s python``. The PyTorch ones run where torch is."""

import json
import tempfile
import unittest
from pathlib import Path

import numpy as np

import infoplane

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
        self.assertEqual(np.load(epoch / "a.npy").dtype, np.float32)
        self.assertEqual(np.load(self.folder / "X.npy").shape, (3, 4))
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
        ]:
            with self.assertRaises(ValueError):
                recorder.record(epoch, layers)
        self.assertEqual(list(self.folder.glob("*epoch*")), [])
        with self.assertRaises(ValueError):
            infoplane.Recorder(self.folder, labels=[0, 1], inputs=[[1]])
        with self.assertRaises(FileNotFoundError):
            infoplane.plane(self.folder)

    def test_reads_a_plane(self):
        self.folder.mkdir()
        (self.folder / "plane.csv").write_text("estimator,epoch,layer,i_xt_bits,flags\nkde,3,1,,saturated\n")
        try:
            import pandas  # noqa: F401
        except ImportError:
            expected = [{"estimator": "kde", "epoch": 3, "layer": 1, "i_xt_bits": None, "flags": "saturated"}]
            self.assertEqual(infoplane.plane(self.folder), expected)

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


if __name__ == "__main__":
    unittest.main()
