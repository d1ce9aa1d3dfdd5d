package ockham.study.explain;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds columns worth measuring where there are too many to shuffle one by one: blocks of columns are shuffled together, and
 * the block with the largest loss is halved until single columns are left. Columns whose effects cancel within a block
 * may be missed; noise can only bring in a column that the measurement afterwards finds worthless.
 */
final class Screening {
    private static final int FIRST_BLOCKS = 32;

    private final Shuffling shuffling;
    private final int calls;
    private int made;

    private record Block(int from, int to, double loss) {
        static final Comparator<Block> LARGEST_FIRST = Comparator.comparingDouble((Block b) -> -b.loss)
                .thenComparingInt(Block::from)
                .thenComparingInt(Block::to);
    }

    /** @param calls how often the model may predict all rows */
    Screening(Shuffling shuffling, int calls) {
        this.shuffling = shuffling;
        this.calls = calls;
    }

    /** Up to {@code wanted} columns by their place, rising. */
    Set<Integer> columns(int wanted) {
        int count = shuffling.columns().size();
        PriorityQueue<Block> open = new PriorityQueue<>(Block.LARGEST_FIRST);
        int blocks = Math.min(FIRST_BLOCKS, count);
        for (int b = 0; b < blocks; b++) {
            open.add(block((int) ((long) count * b / blocks), (int) ((long) count * (b + 1) / blocks)));
        }
        Set<Integer> found = new TreeSet<>();
        while (found.size() < wanted && made < calls) {
            Block next = open.poll();
            if (next == null || next.loss <= 0) {
                break;
            }
            if (next.to - next.from == 1) {
                found.add(next.from);
            } else {
                int middle = (next.from + next.to) >>> 1;
                open.add(block(next.from, middle));
                open.add(block(middle, next.to));
            }
        }
        return found;
    }

    private Block block(int from, int to) {
        made++;
        return new Block(
                from, to, Arrays.stream(shuffling.loss(from, to, 1)).average().orElse(0));
    }
}
