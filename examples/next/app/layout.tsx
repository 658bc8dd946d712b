import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PageViews } from "./page-views";

export const metadata: Metadata = { title: "Plans" };

export default function Layout({ children }: { children: ReactNode }) {
	return (
		<html lang="en">
			<body style={{ maxWidth: "40rem", margin: "3rem auto", padding: "0 1rem", fontFamily: "system-ui" }}>
				<PageViews />
				{children}
			</body>
		</html>
	);
}
