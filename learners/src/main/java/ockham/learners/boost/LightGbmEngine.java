package ockham.learners.boost;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import com.microsoft.ml.lightgbm.lightgbmlibConstants;
import java.io.IOException;
import ockham.api.LearningException;
import org.jspecify.annotations.Nullable;

/**
 * LightGBM's C interface, the part that a fit needs. Straight on it, because the classes of lightgbm4j load the native
 * library in a way that kills other processes (see {@link LightGbmLibrary}).
 */
final class LightGbmEngine {
    private LightGbmEngine() {}

    /** Rows in the engine's bins; native memory until closed. */
    static final class Data implements AutoCloseable {
        private final SWIGTYPE_p_void handle;

        /**
         * @param cells column after column, NaN missing
         * @param labels one a row
         * @param reference data whose bins are taken over
         */
        Data(double[] cells, float[] labels, String parameters, @Nullable Data reference) {
            load();
            int rows = labels.length;
            SWIGTYPE_p_double copy = lightgbmlib.new_doubleArray(Math.max(1, cells.length));
            SWIGTYPE_p_p_void out = lightgbmlib.new_voidpp();
            try {
                for (int i = 0; i < cells.length; i++) {
                    lightgbmlib.doubleArray_setitem(copy, i, cells[i]);
                }
                check(lightgbmlib.LGBM_DatasetCreateFromMat(
                        lightgbmlib.double_to_voidp_ptr(copy),
                        lightgbmlibConstants.C_API_DTYPE_FLOAT64,
                        rows,
                        cells.length / rows,
                        0,
                        parameters,
                        reference == null ? null : reference.handle,
                        out));
                handle = lightgbmlib.voidpp_value(out);
            } finally {
                lightgbmlib.delete_doubleArray(copy);
                lightgbmlib.delete_voidpp(out);
            }
            try {
                label(labels);
            } catch (LearningException e) {
                close();
                throw e;
            }
        }

        private void label(float[] labels) {
            SWIGTYPE_p_float copy = lightgbmlib.new_floatArray(labels.length);
            try {
                for (int i = 0; i < labels.length; i++) {
                    lightgbmlib.floatArray_setitem(copy, i, labels[i]);
                }
                check(lightgbmlib.LGBM_DatasetSetField(
                        handle,
                        "label",
                        lightgbmlib.float_to_voidp_ptr(copy),
                        labels.length,
                        lightgbmlibConstants.C_API_DTYPE_FLOAT32));
            } finally {
                lightgbmlib.delete_floatArray(copy);
            }
        }

        @Override
        public void close() {
            check(lightgbmlib.LGBM_DatasetFree(handle));
        }
    }

    /** A model in training; native memory until closed. */
    static final class Booster implements AutoCloseable {
        /** Room for one metric is asked for; the engine writes one a metric. */
        private static final int METRICS = 16;

        private final SWIGTYPE_p_void handle;
        private final SWIGTYPE_p_int number = lightgbmlib.new_intp();
        private final SWIGTYPE_p_double metrics = lightgbmlib.new_doubleArray(METRICS);

        Booster(Data train, Data held, String parameters) {
            SWIGTYPE_p_p_void out = lightgbmlib.new_voidpp();
            try {
                check(lightgbmlib.LGBM_BoosterCreate(train.handle, parameters, out));
                handle = lightgbmlib.voidpp_value(out);
            } finally {
                lightgbmlib.delete_voidpp(out);
            }
            try {
                check(lightgbmlib.LGBM_BoosterAddValidData(handle, held.handle));
            } catch (LearningException e) {
                close();
                throw e;
            }
        }

        /** One round more; true if no tree could be split any more. */
        boolean update() {
            check(lightgbmlib.LGBM_BoosterUpdateOneIter(handle, number));
            return lightgbmlib.intp_value(number) == 1;
        }

        /** The metric of the training rows (0) or the held rows (1). */
        double metric(int data) {
            check(lightgbmlib.LGBM_BoosterGetEval(handle, data, number, metrics));
            return lightgbmlib.doubleArray_getitem(metrics, 0);
        }

        /** The first rounds as text. */
        String text(int rounds) {
            SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
            try {
                String text = lightgbmlib.LGBM_BoosterSaveModelToStringSWIG(
                        handle, 0, rounds, lightgbmlibConstants.C_API_FEATURE_IMPORTANCE_SPLIT, 1 << 20, length);
                if (text == null) {
                    throw new LearningException("LightGBM: " + lightgbmlib.LGBM_GetLastError());
                }
                return text;
            } finally {
                lightgbmlib.delete_int64_tp(length);
            }
        }

        @Override
        public void close() {
            lightgbmlib.delete_intp(number);
            lightgbmlib.delete_doubleArray(metrics);
            check(lightgbmlib.LGBM_BoosterFree(handle));
        }
    }

    private static void load() {
        try {
            LightGbmLibrary.load();
        } catch (IOException | LinkageError e) {
            throw new LearningException("LightGBM's native library does not load: " + e.getMessage(), e);
        }
    }

    private static void check(int result) {
        if (result < 0) {
            throw new LearningException("LightGBM: " + lightgbmlib.LGBM_GetLastError());
        }
    }
}
