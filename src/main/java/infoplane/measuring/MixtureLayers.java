package infoplane.measuring;

import infoplane.core.Checks;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A network whose weights are one of K sets, each with probability 1/K whatever the input. Each input has K rows, one
 * from each member. The members are the last K kept epochs of one source, or the same epoch of K repeats.
 */
public final class MixtureLayers implements LayerSource {
    private final LayerSource first;
    private final int draws;
    private final Members members;

    /** Gives the members of the mixture at an epoch. */
    private interface Members {
        List<Integer> epochs();

        /** @throws IllegalArgumentException if there is no such epoch */
        List<Member> at(int epoch);
    }

    /** One of the K sets of weights. */
    record Member(LayerSource source, int epoch) {}

    private MixtureLayers(LayerSource first, int draws, Members members) {
        if (first.draws() > 1) {
            throw new IllegalArgumentException("a mixture takes sources with one row for each input");
        }
        this.first = first;
        this.draws = draws;
        this.members = members;
    }

    /**
     * A mixture of the last K kept epochs up to each epoch. The first K − 1 epochs have no mixture.
     *
     * @param draws K, at least 1
     */
    public static MixtureLayers window(LayerSource source, int draws) {
        Checks.atLeast("draws", draws, 1);
        return new MixtureLayers(source, draws, new Window(source, draws));
    }

    /**
     * A mixture of the same epoch of several repeats, for the epochs that all repeats have.
     *
     * @param repeats at least one; all with equal layers and the same inputs in the same order
     */
    public static MixtureLayers restarts(List<LayerSource> repeats) {
        Checks.atLeast("repeats", repeats.size(), 1);
        if (repeats.stream().map(LayerSource::layers).distinct().count() > 1) {
            throw new IllegalArgumentException("repeats have different layers but must have the same");
        }
        return new MixtureLayers(repeats.get(0), repeats.size(), new Restarts(List.copyOf(repeats)));
    }

    private record Window(LayerSource source, int draws) implements Members {
        @Override
        public List<Integer> epochs() {
            List<Integer> all = source.epochs();
            return all.subList(Math.min(draws - 1, all.size()), all.size());
        }

        @Override
        public List<Member> at(int epoch) {
            List<Integer> all = source.epochs();
            int end = all.indexOf(epoch) + 1;
            if (end < draws) {
                throw new IllegalArgumentException("epoch " + epoch + " does not end " + draws + " kept epochs");
            }
            return all.subList(end - draws, end).stream()
                    .map(each -> new Member(source, each))
                    .toList();
        }
    }

    private record Restarts(List<LayerSource> repeats) implements Members {
        @Override
        public List<Integer> epochs() {
            TreeSet<Integer> common = new TreeSet<>(repeats.get(0).epochs());
            repeats.forEach(repeat -> common.retainAll(new TreeSet<>(repeat.epochs())));
            return List.copyOf(common);
        }

        @Override
        public List<Member> at(int epoch) {
            return repeats.stream().map(repeat -> new Member(repeat, epoch)).toList();
        }
    }

    @Override
    public List<Layer> layers() {
        return first.layers();
    }

    @Override
    public List<Integer> epochs() {
        return members.epochs();
    }

    @Override
    public int draws() {
        return draws;
    }

    /**
     * The K members of the mixture at an epoch, in order.
     *
     * @throws IllegalArgumentException if there is no such epoch
     */
    List<Member> members(int epoch) {
        return members.at(epoch);
    }

    /** The rows of a layer member by member. They are computed or read whenever they are asked for; nobody holds all. */
    Iterable<Samples> draws(int epoch, Layer layer) {
        List<Member> all = members.at(epoch);
        return () -> all.stream()
                .map(member -> {
                    RunMonitor.current().check("rows of a mixture");
                    return member.source().rows(member.epoch(), layer);
                })
                .iterator();
    }

    @Override
    public EpochRows at(int epoch) {
        return new Mixed(members.at(epoch).stream()
                .map(member -> member.source().at(member.epoch()))
                .toList());
    }

    @Override
    public Samples rows(int epoch, Layer layer) {
        return Samples.interleaved(members.at(epoch).stream()
                .map(member -> member.source().rows(member.epoch(), layer))
                .toList());
    }

    /** The union of the ranges of all members. */
    @Override
    public List<Range> ranges(int epoch) {
        return members.at(epoch).stream()
                .map(member -> member.source().ranges(member.epoch()))
                .reduce(LayerRanges::union)
                .orElseThrow();
    }

    private record Mixed(List<EpochRows> members) implements EpochRows {
        @Override
        public Samples of(Layer layer) {
            return Samples.interleaved(
                    members.stream().map(member -> member.of(layer)).toList());
        }

        @Override
        public String fingerprint() {
            return members.size() == 1
                    ? members.get(0).fingerprint()
                    : Sha256.of(members.stream().map(EpochRows::fingerprint).collect(Collectors.joining(" ")));
        }
    }
}
