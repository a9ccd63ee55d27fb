package infoplane.backend;

/**
 * What ND4J runs on, for people.
 *
 * @param name {@code CPU} or {@code CUDA}
 * @param device the processor or the card
 * @param nd4jVersion of the library
 * @param blas who made the matrix routines, and how many threads they use
 * @param threads that ND4J uses for one operation
 * @param cuda why CUDA is used, or why it is not and what would change that
 * @param nativesFolder where the native libraries were unpacked
 */
public record BackendFacts(
        String name, String device, String nd4jVersion, String blas, int threads, String cuda, String nativesFolder) {
    public boolean isCuda() {
        return "CUDA".equals(name);
    }
}
