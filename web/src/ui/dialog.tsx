import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import type { ReactNode } from "react";

type Props = {
  title: string;
  open: boolean;
  onClose: () => void;
  wide?: boolean;
  children: ReactNode;
};

/** For a question that must be answered before anything else. Escape closes it, and the focus goes back to where it was. */
export function Dialog({ title, open, onClose, wide, children }: Props) {
  return (
    <ModalOverlay className="curtain" isOpen={open} onOpenChange={(isOpen) => !isOpen && onClose()} isDismissable>
      <Modal className={wide ? "dialog wide" : "dialog"}>
        <AriaDialog>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
