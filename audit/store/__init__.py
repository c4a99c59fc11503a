"""What is kept: the register, samples, audits, confirmations, actions. Persistence, no rules."""
