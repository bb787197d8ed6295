/** Settles as the promise does, or rejects after so many seconds: a dependency may be slow, an answer may not. */
export async function withinSeconds<T>(seconds: number, promise: Promise<T>): Promise<T> {
	const late = Promise.withResolvers<never>();
	const timer = setTimeout(() => late.reject(new Error("deadline passed")), seconds * 1000);
	try {
		return await Promise.race([promise, late.promise]);
	} finally {
		clearTimeout(timer);
	}
}
