/**
 * Whether every platform hands the target over as it was sent: visible ASCII, beginning with a slash, with nothing
 * that some URL parser on the way resolves, cuts off or writes otherwise.
 */
export function isPlain(target: string): boolean {
	return /^\/[\x21-\x7e]*$/.test(target) && !/[\\#"<>^`{|}]/.test(target) && !hasDotSegment(target);
}

/**
 * Whether a gateway with nothing in front of it is handed the target over as it was sent: whatever ends a request line is
 * not, and neither are dot segments and fragments, which workerd itself resolves and drops.
 */
export function isHandedOver(target: string): boolean {
	return /^\/[^\0-\x20#\x7f]*$/.test(target) && !hasDotSegment(target);
}

function hasDotSegment(target: string): boolean {
	const [path = ""] = target.split("?", 1);
	return path.split("/").some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}

/** What a platform that repairs targets may make of one before the gateway sees it. */
export function repaired(target: string): string | undefined {
	if (!URL.canParse(`http://gateway.example${target}`)) {
		return undefined;
	}
	const { pathname, search } = new URL(`http://gateway.example${target}`);
	return pathname + search;
}
