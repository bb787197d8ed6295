/** A target by its name and where it is, which is said once where they are the same. */
export function targetText({ name, url }: { readonly name: string; readonly url: string }): string {
	return name === url ? url : `${name} at ${url}`;
}
