package ockham.learners.boost;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.ml.lightgbm.PredictionType;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;

/**
 * Predictions by LightGBM itself. The binding's own predictForMat holds two numbers a row and writes one per class: with
 * three classes it destroys the heap, so the buffer is made here.
 *
 * @param cells column after column
 */
record EngineScores(String text, double[] cells, int rows, int columns) {
    double[] raw(int sums) {
        return predict(PredictionType.C_API_PREDICT_RAW_SCORE, sums);
    }

    double[] probabilities(int sums) {
        return predict(PredictionType.C_API_PREDICT_NORMAL, sums);
    }

    private double[] predict(PredictionType type, int sums) {
        SWIGTYPE_p_p_void handle = lightgbmlib.new_voidpp();
        SWIGTYPE_p_int rounds = lightgbmlib.new_intp();
        SWIGTYPE_p_long_long written = lightgbmlib.new_int64_tp();
        SWIGTYPE_p_double input = lightgbmlib.new_doubleArray(cells.length);
        SWIGTYPE_p_double output = lightgbmlib.new_doubleArray((long) rows * sums);
        for (int i = 0; i < cells.length; i++) {
            lightgbmlib.doubleArray_setitem(input, i, cells[i]);
        }
        check(lightgbmlib.LGBM_BoosterLoadModelFromString(text, rounds, handle));
        check(lightgbmlib.LGBM_BoosterPredictForMat(
                lightgbmlib.voidpp_value(handle),
                lightgbmlib.double_to_voidp_ptr(input),
                lightgbmlibConstants.C_API_DTYPE_FLOAT64,
                rows,
                columns,
                0,
                type.getType(),
                0,
                -1,
                "num_threads=1",
                written,
                output));
        assertEquals((long) rows * sums, lightgbmlib.int64_tp_value(written));
        double[] values = new double[rows * sums];
        for (int i = 0; i < values.length; i++) {
            values[i] = lightgbmlib.doubleArray_getitem(output, i);
        }
        check(lightgbmlib.LGBM_BoosterFree(lightgbmlib.voidpp_value(handle)));
        lightgbmlib.delete_doubleArray(input);
        lightgbmlib.delete_doubleArray(output);
        lightgbmlib.delete_int64_tp(written);
        lightgbmlib.delete_intp(rounds);
        lightgbmlib.delete_voidpp(handle);
        return values;
    }

    private static void check(int code) {
        assertEquals(0, code, lightgbmlib::LGBM_GetLastError);
    }
}
