import type { Chapter } from "./chapter.ts";
import type { Place } from "./place.ts";
import type { PrettyOptions } from "./pretty.ts";

/** What any format may need besides the report: all of it is given to each, and each takes what it shows. */
export interface RenderOptions extends PrettyOptions {
	/** The file and line to which a finding about a requirement is attached. */
	placeOf(requirement: string): Place;
	/** So many bytes stand already where the rendering is added. */
	taken?: number;
	/** Every requirement of the specification, for reports that explain them; none where no such report is made. */
	chapters: readonly Chapter[];
}
