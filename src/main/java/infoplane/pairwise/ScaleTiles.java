package infoplane.pairwise;

/**
 * What a {@link ScaleKernel} works on.
 *
 * @param rows in the order of leaves
 * @param weights by position; 0 at empty ones
 * @param groupOfLeaf the group of each leaf
 * @param chains of scales
 * @param reach exponent from which on kernels may be left out
 */
record ScaleTiles(PackedRows rows, double[] weights, int[] groupOfLeaf, ScaleChains chains, double reach) {}
