package ockham.app.doctor;

import java.util.List;

/** Looks at one thing. Never throws for what it finds: that is a check of its own. */
interface Probe {
    List<Check> look();
}
