package ockham.study.explain;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a later stage asks of the model that is explained, so that no other is fitted for it. */
@FunctionalInterface
public interface HeldOutQuestion {
    /** Asks, and answers under a name of its own. */
    void ask(HeldOut held, ObjectNode reply);
}
