/** The members of an email before anybody has filled it in: in a newsletter, a workflow, or a transactional message. */
export const EMPTY_EMAIL = {
	body_amp: "",
	preheader_text: "",
	from: "",
	reply_to: "",
	reply_to_id: null,
	recipient: "{{customer.email}}",
	cc: "",
	bcc: "",
	fake_bcc: false,
	headers: "[]",
};
