/**
 * A defect that would be none on this target, because a value that its operator chose is already as the defect would make
 * it: an id of digits has no other case. Nothing can be proved with it, and nobody is wrong.
 */
export class NothingToChange extends RangeError {
	override readonly name = "NothingToChange";
	/** What the operator can give instead. */
	readonly remedy: string;

	constructor(message: string, remedy: string) {
		super(message);
		this.remedy = remedy;
	}
}
