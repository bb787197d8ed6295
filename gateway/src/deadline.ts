/** Thrown for work that was not done in time. */
export class DeadlinePassed extends Error {
	override name = "DeadlinePassed";
}

/** Settles as the promise does, or rejects after so many seconds: a dependency may be slow, an answer may not. */
export function withinSeconds<T>(seconds: number, promise: Promise<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new DeadlinePassed()), seconds * 1000);
		promise.finally(() => clearTimeout(timer)).then(resolve, reject);
	});
}
