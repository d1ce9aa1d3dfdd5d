package ockham.study.value;

import java.util.List;
import ockham.api.Family;
import org.jspecify.annotations.Nullable;

/**
 * A contender's decisions and what they bring, layer by layer, against doing nothing: layer 0 is what is certain, each
 * other layer how much of an uncertain amount is collected. A row's value is layer 0 + sum of amount x layer.
 *
 * @param layers {@code [repeat][layer][row]}, a capacity being filled with all rows
 * @param limit how a capacity is filled with other rows, or null where there is none
 */
record Play(
        String name,
        Family family,
        int rung,
        boolean candidate,
        double[][][] layers,
        List<Share> shares,
        @Nullable Limit limit) {}
