package infoplane.network;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.Regularization;

/**
 * {@link Orthonormality} for DL4J: the penalty λ ‖G − I‖²_F of one weight matrix, whose gradient joins that of the loss
 * before the update. DL4J gives weights and gradient as flat views, column by column.
 *
 * @param lambda λ
 * @param inputs rows of W
 * @param outputs columns of W
 */
record OrthonormalWeights(double lambda, int inputs, int outputs) implements Regularization {
    private static final long serialVersionUID = 1;

    @Override
    public ApplyStep applyStep() {
        return ApplyStep.BEFORE_UPDATER;
    }

    @Override
    public void apply(INDArray weights, INDArray gradient, double rate, int iteration, int epoch) {
        INDArray matrix = matrix(weights);
        INDArray pull =
                outputs <= inputs ? matrix.mmul(excess(matrix)) : excess(matrix).mmul(matrix);
        matrix(gradient).addi(pull.muli(4 * lambda)); // the matrix is a view
    }

    @Override
    public double score(INDArray weights, int iteration, int epoch) {
        double norm = excess(matrix(weights)).norm2Number().doubleValue();
        return lambda * norm * norm;
    }

    private INDArray matrix(INDArray flat) {
        return flat.rank() == 2 && flat.rows() == inputs && flat.columns() == outputs
                ? flat
                : flat.reshape('f', inputs, outputs);
    }

    /** G − I. */
    private INDArray excess(INDArray matrix) {
        INDArray transposed = matrix.transpose();
        INDArray gram = outputs <= inputs ? transposed.mmul(matrix) : matrix.mmul(transposed);
        return gram.subi(Nd4j.eye(gram.rows()).castTo(gram.dataType()));
    }

    @Override
    @SuppressWarnings("MethodDoesntCallSuperMethod") // a record of numbers is its own copy
    public Regularization clone() {
        return new OrthonormalWeights(lambda, inputs, outputs);
    }
}
