/** What the entry points of the App API export besides its class. */
export * from "../public/index.js";
export { IdentifierType } from "../track/identifier-type.js";
export { DeliveryExportMetric, FilterOperator } from "./constants.js";
export {
	SendEmailRequest,
	SendInAppRequest,
	SendInboxMessageRequest,
	SendPushRequest,
	SendSMSRequest,
	SendWhatsAppRequest,
} from "./requests.js";
