package infoplane.dataset.published;

/**
 * A published file, which may lie gzipped or not.
 *
 * @param name its name without {@code .gz}
 * @param bytes length of its content, unzipped
 * @param sha256 SHA-256 of its content, unzipped, in hexadecimal digits: gzipped again, the content stays the same
 */
public record PublishedFile(String name, long bytes, String sha256) {}
