package ockham.study.verdict;

/** The pure function from draws to a verdict. */
public record Decision(Kind kind) {}
