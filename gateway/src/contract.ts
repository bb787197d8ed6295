/**
 * One behaviour that a part of the gateway owes, as a function over that part: `run` rejects where the part does not behave so.
 *
 * The reference must keep every one of them. A part that is broken on purpose must break one that names the requirement.
 */
export interface ContractCase<Subject> {
	readonly requirement: string;
	/** What the part does, as a sentence. */
	readonly behaviour: string;
	readonly run: (subject: Subject) => Promise<void> | void;
}
