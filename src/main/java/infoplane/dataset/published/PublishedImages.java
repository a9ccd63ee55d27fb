package infoplane.dataset.published;

import infoplane.core.Advice;
import infoplane.core.InvalidInputException;
import infoplane.core.OwnFiles;
import infoplane.core.PlainText;
import infoplane.core.RunMonitor;
import infoplane.core.SafeFiles;
import infoplane.core.UserFiles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sets of images in four IDX files: images and labels to train on, and to test with. Checksums of MNIST: the test files were
 * hashed, those of the training files are as many projects publish them; of Fashion-MNIST: hashed.
 */
public enum PublishedImages {
    /** Handwritten digits (LeCun, Cortes and Burges 1998). */
    MNIST(
            "mnist",
            "https://storage.googleapis.com/cvdf-datasets/mnist/",
            "",
            List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
            "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
            "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
            "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
            "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),

    /** Articles of clothing (Xiao, Rasul and Vollgraf 2017). */
    FASHION_MNIST(
            "fashion-mnist",
            "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
            " (Debian has them in the package dataset-fashion-mnist)",
            List.of(
                    "T-shirt/top",
                    "Trouser",
                    "Pullover",
                    "Dress",
                    "Coat",
                    "Sandal",
                    "Shirt",
                    "Sneaker",
                    "Bag",
                    "Ankle boot"),
            "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
            "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
            "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
            "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

    /** Names the address that data are fetched from in the place of {@code INFOPLANE_DATA_URL}. */
    public static final String ADDRESS_PROPERTY = "infoplane.data.url";

    /** Where torchvision and others put the files within a folder. */
    private static final List<String> FOLDERS = List.of("", "raw", "MNIST/raw", "FashionMNIST/raw");

    private final String title;
    private final String address;
    private final String elsewhere;
    private final List<String> classNames;
    private final List<PublishedFile> files;

    PublishedImages(String title, String address, String elsewhere, List<String> classNames, String... checksums) {
        this.title = title;
        this.address = address;
        this.elsewhere = elsewhere;
        this.classNames = classNames;
        this.files = List.of(
                new PublishedFile("train-images-idx3-ubyte", 47_040_016, checksums[0]),
                new PublishedFile("train-labels-idx1-ubyte", 60_008, checksums[1]),
                new PublishedFile("t10k-images-idx3-ubyte", 7_840_016, checksums[2]),
                new PublishedFile("t10k-labels-idx1-ubyte", 10_008, checksums[3]));
    }

    /** The name in files and on the command line. */
    public String title() {
        return title;
    }

    /** The ten classes, in the order of their numbers. */
    public List<String> classNames() {
        return classNames;
    }

    /** Images and labels to train on, then images and labels to test with. */
    public List<PublishedFile> files() {
        return files;
    }

    /** The folder in which fetched files are kept. */
    public Path usualFolder() {
        return OwnFiles.data().resolve(title);
    }

    /**
     * The four files in a folder, in their order, each gzipped or not.
     *
     * @throws InvalidInputException if one is missing; the sentence says how to get it
     */
    public List<Path> find(Path folder) {
        List<Path> found = new ArrayList<>();
        for (PublishedFile file : files) {
            found.add(find(folder, file).orElseThrow(() -> missing(folder, file)));
        }
        return found;
    }

    private static Optional<Path> find(Path folder, PublishedFile file) {
        String dotted = file.name().replaceFirst("-idx", ".idx");
        return FOLDERS.stream()
                .map(folder::resolve)
                .flatMap(place -> Stream.of(file.name(), dotted)
                        .flatMap(name -> Stream.of(place.resolve(name), place.resolve(name + ".gz"))))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private InvalidInputException missing(Path folder, PublishedFile file) {
        return new InvalidInputException(title + ": " + file.name() + " (.gz) is not in " + PlainText.path(folder)
                        + "; place the four files there, or name their folder in \"folder\"" + elsewhere
                        + ", or fetch them once")
                .with(new Advice(Advice.Means.FETCH, named(folder)));
    }

    /** What fetches into a folder, as the command line takes it. */
    private String named(Path folder) {
        String path = folder.toString();
        return folder.equals(usualFolder()) || path.contains("'")
                ? title
                : "'{\"type\":\"" + title + "\",\"folder\":\""
                        + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}'";
    }

    /**
     * Fetches the files that are not in a folder yet. What a broken connection or a cancellation leaves is kept as {@code .part}, and
     * the next call goes on from there.
     *
     * @param folder made if it is missing
     * @return the files fetched; empty if all were there
     * @throws InvalidInputException if a file is there that is not the published one, or the address is none
     * @throws infoplane.core.RunFailedException if they cannot be fetched, or are not the published ones
     * @throws java.util.concurrent.CancellationException if the monitor, or an interrupt of the thread, asks to stop
     */
    public List<Path> fetch(Path folder, RunMonitor monitor) {
        UserFiles.requireCanBeFolder(folder);
        List<Path> fetched = new ArrayList<>();
        for (PublishedFile file : files) {
            Optional<Path> there = find(folder, file);
            if (there.isPresent()) {
                requirePublished(there.get(), file);
                continue;
            }
            Path target = folder.resolve(file.name() + ".gz");
            SafeFiles.checkRegular(target);
            new Download(address(file), target, file, monitor).run();
            fetched.add(target);
        }
        return fetched;
    }

    private static void requirePublished(Path there, PublishedFile file) {
        String sha256 = Contents.of(there, file.bytes()).sha256();
        if (!sha256.equals(file.sha256())) {
            throw new InvalidInputException(
                    PlainText.path(there) + " is not the published file: the SHA-256 of its content is " + sha256
                            + " but must be " + file.sha256() + "; remove it to fetch it again");
        }
    }

    private URI address(PublishedFile file) {
        String fromEnvironment = System.getenv("INFOPLANE_DATA_URL");
        String replaced = System.getProperty(ADDRESS_PROPERTY, fromEnvironment == null ? "" : fromEnvironment)
                .strip();
        String base = replaced.isEmpty() ? address : replaced.replaceFirst("/*$", "/") + title + "/";
        try {
            URI whole = URI.create(base + file.name() + ".gz");
            if (("http".equals(whole.getScheme()) || "https".equals(whole.getScheme())) && whole.getHost() != null) {
                return whole;
            }
        } catch (IllegalArgumentException e) {
            // said below, as for addresses that are not of the web
        }
        throw new InvalidInputException("INFOPLANE_DATA_URL is \"" + PlainText.quoted(replaced)
                + "\" but must be an address that begins with http:// or https://");
    }
}
