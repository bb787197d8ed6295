/** Thrown for a round that proves nothing, since not everything that was asked was answered as it has to be. */
export class VoidRound extends Error {
	override name = "VoidRound";
}
