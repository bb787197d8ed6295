import type { Chapter } from "./chapter.ts";
import type { Markup } from "./html/index.ts";
import type { Place } from "./place.ts";
import type { PrettyOptions } from "./pretty.ts";

/** What a page has besides the run, from elsewhere. */
export interface Appendix {
	section: Markup;
	/** Looks that only this section has. */
	style: string;
}

/** What any format may need besides the report: all of it is given to each, and each takes what it shows. */
export interface RenderOptions extends PrettyOptions {
	/** The file and line to which a finding about a requirement is attached. */
	placeOf(requirement: string): Place;
	/** So many bytes stand already where the rendering is added. */
	taken?: number;
	/** Every requirement of the specification, for reports that explain them; none where no such report is made. */
	chapters: readonly Chapter[];
	/** Stands on a page behind what was found. */
	appendix?: (chapters: readonly Chapter[]) => Appendix;
}
