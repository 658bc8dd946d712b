// Written by tools/app-types/generate.js. Change its tables instead.
// What Design Studio does to the HTML of an email.

/** What Design Studio does to the HTML of an email, step by step. Each step is off unless it is enabled. */
export interface DesignStudioTransformers {
	readonly accessibility?: {
		readonly enabled?: boolean;
		readonly language?: string;
		readonly add_dir_to_content?: boolean;
		readonly add_dir_to_html?: boolean;
		readonly add_empty_alt_to_images?: boolean;
		readonly add_lang_to_content?: boolean;
		readonly add_lang_to_html?: boolean;
		readonly add_role_to_tables?: boolean;
		readonly add_title_to_head?: boolean;
		readonly add_vml_alt_text?: boolean;
		readonly remove_button_role_from_links?: boolean;
		readonly remove_zoom_meta_tag?: boolean;
	};
	readonly css_inliner?: {
		readonly enabled?: boolean;
		readonly apply_html_attributes?: {
			readonly enabled?: boolean;
			readonly apply_height_attributes?: boolean;
			readonly apply_table_element_attributes?: boolean;
			readonly apply_width_attributes?: boolean;
		};
		readonly apply_style_tags?: boolean;
		readonly inline_pseudo_elements?: boolean;
		readonly preserve_font_faces?: boolean;
		readonly preserve_important?: boolean;
		readonly preserve_keyframes?: boolean;
		readonly preserve_media_queries?: boolean;
		readonly preserve_pseudos?: boolean;
		readonly remove_style_tags?: boolean;
	};
	readonly css_variables?: { readonly enabled?: boolean; readonly preserve?: boolean };
	readonly encode_entities?: { readonly enabled?: boolean };
	readonly formatter?: {
		readonly type?: "none" | "prettify" | "minify";
		readonly minify?: {
			readonly line_length_limit?: number;
			readonly remove_css_comments?: boolean;
			readonly remove_html_comments?: "0" | "1" | "2";
			readonly remove_indentations?: boolean;
			readonly remove_line_breaks?: boolean;
		};
		readonly prettify?: {
			readonly indent_character?: "spaces" | "tabs";
			readonly indent_size?: number;
			readonly wrap_attributes?: boolean;
		};
	};
	readonly prevent_widows?: { readonly enabled?: boolean };
	readonly remove_unused_css?: {
		readonly enabled?: boolean;
		readonly uglify?: boolean;
		readonly backend_markers?: readonly { readonly heads?: string; readonly tails?: string }[] | null;
		readonly whitelist?: readonly string[] | null;
	};
	readonly url_parameters?: {
		readonly enabled?: boolean;
		readonly parameters?:
			| readonly { readonly key?: string; readonly value?: string; readonly url_encode?: boolean }[]
			| null;
	};
}
