/** A place without the port, where the port says nothing. */
export function placeOf(text: string): string {
	if (!isLoopback(text)) return text;
	const { protocol, hostname } = new URL(text);
	return `${protocol}//${hostname}`;
}

export function isLoopback(url: string): boolean {
	return URL.canParse(url) && /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(new URL(url).hostname);
}
