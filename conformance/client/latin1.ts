/**
 * The bytes of a wire text, one for each character.
 *
 * Throws a RangeError for a character that is not one byte, which is a mistake of whoever wrote the text: what
 * should go out as UTF-8 has to be spelt as the characters of its bytes.
 */
export function latin1(text: string): Buffer {
	for (let index = 0; index < text.length; index += 1) {
		if (text.charCodeAt(index) > 0xff) {
			throw new RangeError(`character ${index} of a wire text is not one byte`);
		}
	}
	return Buffer.from(text, "latin1");
}
