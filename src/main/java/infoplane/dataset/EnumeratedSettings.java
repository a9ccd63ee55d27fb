package infoplane.dataset;

import infoplane.core.Checks;
import infoplane.core.Seed;
import infoplane.core.Setting;

/** Data that hold every possible input once, so that estimates on all of them have no sampling error. */
public sealed interface EnumeratedSettings extends DatasetSettings {
    /** The most bits of an input; there are 2^16 = 65 536 inputs then. */
    int MOST_BITS = 16;

    /** The share of the rows that the network is trained on, over 0 to 1. */
    double trainFraction();

    @Override
    default Split split(Dataset dataset, Seed seed) {
        return Split.stratified(dataset.labels(), trainFraction(), seed);
    }

    /**
     * All p² pairs (a, b), labelled (a + b) mod p, on which networks with weight decay <em>grok</em> (Power et al. 2022).
     * Row a·p + b has a 1 in columns a and p + b. H(X) = 2 log2 p, H(Y) = I(X;Y) = log2 p bits.
     *
     * @param p how many numbers there are, 2 to 256
     * @param trainFraction share of the rows trained on, over 0 to 1
     */
    @Setting(label = "Modular addition")
    record ModularAddition(
            @Setting(
                    label = "Modulus p",
                    help = "The label of the pair (a, b) is (a + b) mod p; 97 in most work on grokking.")
            int p,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
            double trainFraction)
            implements EnumeratedSettings {
        public ModularAddition {
            Checks.between("p", p, 2, 256);
            DatasetChecks.trainFraction(trainFraction);
        }

        public static ModularAddition defaults() {
            return new ModularAddition(97, 0.5);
        }

        @Override
        public Dataset load(Seed seed) {
            return EnumeratedData.modularAddition(p);
        }
    }

    /**
     * All patterns of n bits, labelled by the parity of the first k. Row i is the binary form of i, most significant bit
     * first. H(X) = n, H(Y) = I(X;Y) = 1 bit; fewer than k bits know nothing of the label.
     *
     * @param n bits of a pattern, 1 to 16
     * @param k bits that count, 1 to n
     * @param trainFraction share of the rows trained on, over 0 to 1
     * @param inputs how a bit is shown to the network
     */
    @Setting(label = "Parity")
    record Parity(
            @Setting(label = "Bits n", help = "Bits of a pattern; there are 2ⁿ patterns.")
            int n,

            @Setting(
                    label = "Relevant bits k",
                    help = "The label is 1 where an odd number of the first k bits is set; k is at most n.")
            int k,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
            double trainFraction,

            @Setting(label = "Bits shown as", help = "How a bit of the pattern becomes an input of the network.")
            BitCoding inputs)
            implements EnumeratedSettings {
        public Parity {
            Checks.between("n", n, 1, MOST_BITS);
            Checks.between("k", k, 1, MOST_BITS);
            DatasetChecks.trainFraction(trainFraction);
            if (k > n) {
                throw new IllegalArgumentException("k is " + k + " but must be at most n, " + n);
            }
        }

        public static Parity defaults() {
            return new Parity(10, 3, 0.8, BitCoding.ZERO_ONE);
        }

        @Override
        public Dataset load(Seed seed) {
            return EnumeratedData.parity(this);
        }
    }

    /**
     * All patterns of d bits, labelled by a fixed random network: the largest of {@code classes} outputs of one layer of
     * tanh units without biases, which sees −1 and +1. Its weights are normal with sd 1/√fan-in. The network is odd, so
     * two classes are equally frequent: of a pattern and its complement one is in each. Row i is the binary form of i, most
     * significant bit first.
     *
     * @param d bits of a pattern, 1 to 16
     * @param hidden tanh units of the teacher, 1 to 1000
     * @param classes classes, 2 to 16
     * @param teacherSeed draws the teacher; the experiment's seed does not
     * @param trainFraction share of the rows trained on, over 0 to 1
     * @param inputs how a bit is shown to the network that learns
     */
    @Setting(label = "Teacher network")
    record Teacher(
            @Setting(label = "Bits d", help = "Bits of a pattern; there are 2ᵈ patterns.")
            int d,

            @Setting(
                    label = "Teacher's units",
                    help = "Hidden tanh units of the teacher; the more, the harder to learn.")
            int hidden,

            @Setting(label = "Classes", help = "Outputs of the teacher; the largest is the label.")
            int classes,

            @Setting(
                    label = "Teacher's seed",
                    help = "Draws the teacher's weights. The experiment's seed does not change them.")
            long teacherSeed,

            @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
            double trainFraction,

            @Setting(
                    label = "Bits shown as",
                    help = "How a bit of the pattern becomes an input of the network that learns.")
            BitCoding inputs)
            implements EnumeratedSettings {
        public Teacher {
            Checks.between("d", d, 1, MOST_BITS);
            Checks.between("hidden", hidden, 1, 1000);
            Checks.between("classes", classes, 2, 16);
            DatasetChecks.trainFraction(trainFraction);
        }

        public static Teacher defaults() {
            return new Teacher(10, 10, 2, 1, 0.8, BitCoding.ZERO_ONE);
        }

        @Override
        public Dataset load(Seed seed) {
            return EnumeratedData.teacher(this);
        }
    }
}
