# Coverage of each module in one line, from JaCoCo's CSV: share of lines and of branches that tests ran.
#   awk -f quality/coverage.awk quality/target/site/jacoco-aggregate/jacoco.csv
BEGIN { FS = "," }
NR == 1 {
    for (i = 1; i <= NF; i++) at[$i] = i
    next
}
{
    module = $at["GROUP"]
    sub(/.*\//, "", module)
    if (!(module in lines)) order[++modules] = module
    missed[module] += $at["LINE_MISSED"]
    lines[module] += $at["LINE_MISSED"] + $at["LINE_COVERED"]
    stray[module] += $at["BRANCH_MISSED"]
    branches[module] += $at["BRANCH_MISSED"] + $at["BRANCH_COVERED"]
}
function share(missed, all) {
    return all == 0 ? "    -" : sprintf("%5.1f%%", 100 * (all - missed) / all)
}
END {
    for (i = 1; i <= modules; i++) {
        m = order[i]
        printf "coverage  %-20s lines %s of %5d   branches %s of %5d\n", m, share(missed[m], lines[m]), lines[m],
            share(stray[m], branches[m]), branches[m]
    }
}
