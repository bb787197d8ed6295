/** The command was used in a way that cannot work: exit code 2. The message says what is wrong and what to do. */
export class UsageError extends Error {
	constructor(message: string) {
		super(message);
		this.name = "UsageError";
	}
}
