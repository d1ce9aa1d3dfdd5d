package ockham.learners.boost;

import com.microsoft.ml.lightgbm.PredictionType;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;

/**
 * LightGBM's own predictions, by its C interface: lightgbm4j's {@code predictForMat} gives the library room for two
 * values a row, so more than two classes overwrite its heap.
 */
final class BareLightGbm {
    private BareLightGbm() {}

    /** Predicts column-major cells by a model's text; {@code sums} values a row. */
    static double[] predict(String model, double[] cells, int rows, int sums, PredictionType type) {
        SWIGTYPE_p_p_void handle = lightgbmlib.new_voidpp();
        SWIGTYPE_p_int iterations = lightgbmlib.new_intp();
        check(lightgbmlib.LGBM_BoosterLoadModelFromString(model, iterations, handle));
        SWIGTYPE_p_void booster = lightgbmlib.voidpp_value(handle);
        SWIGTYPE_p_double in = lightgbmlib.new_doubleArray(cells.length);
        for (int i = 0; i < cells.length; i++) {
            lightgbmlib.doubleArray_setitem(in, i, cells[i]);
        }
        SWIGTYPE_p_double out = lightgbmlib.new_doubleArray((long) rows * sums);
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        check(lightgbmlib.LGBM_BoosterPredictForMat(
                booster,
                lightgbmlib.double_to_voidp_ptr(in),
                1,
                rows,
                cells.length / rows,
                0,
                type.getType(),
                0,
                -1,
                "num_threads=1",
                length,
                out));
        double[] values = new double[rows * sums];
        for (int i = 0; i < values.length; i++) {
            values[i] = lightgbmlib.doubleArray_getitem(out, i);
        }
        lightgbmlib.delete_doubleArray(in);
        lightgbmlib.delete_doubleArray(out);
        lightgbmlib.delete_int64_tp(length);
        lightgbmlib.delete_intp(iterations);
        check(lightgbmlib.LGBM_BoosterFree(booster));
        lightgbmlib.delete_voidpp(handle);
        return values;
    }

    private static void check(int result) {
        if (result < 0) {
            throw new IllegalStateException(lightgbmlib.LGBM_GetLastError());
        }
    }
}
