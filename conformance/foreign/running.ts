/** A gateway that is up. */
export interface Running {
	/** Without a slash at the end. */
	url: string;
	close(): Promise<void>;
}
