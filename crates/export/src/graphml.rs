//! GraphML, for igraph, NetworkX, yEd and Cytoscape: the same network as in GEXF.

use crate::network::{EDGE, NODE, Network};
use crate::world::World;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use std::io::{self, Write};

/// Writes the network.
pub(crate) fn write(world: &World<'_>, any_status: bool, out: &mut dyn Write) -> io::Result<()> {
    let network = Network::of(world, any_status);
    let mut xml = Writer::new_with_indent(&mut *out, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("graphml").with_attributes([
        ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
        ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        (
            "xsi:schemaLocation",
            "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd",
        ),
    ]);
    root.write_inner_content(|xml| {
        key(xml, "node", "label", "string")?;
        for name in NODE {
            key(xml, "node", name, "string")?;
        }
        key(xml, "edge", "label", "string")?;
        key(xml, "edge", "start", "string")?;
        key(xml, "edge", "end", "string")?;
        key(xml, "edge", "weight", "double")?;
        for name in EDGE {
            key(
                xml,
                "edge",
                name,
                if name == "independent_sources" {
                    "int"
                } else {
                    "string"
                },
            )?;
        }
        let graph = xml
            .create_element("graph")
            .with_attributes([("id", "contacts"), ("edgedefault", "undirected")]);
        graph.write_inner_content(|xml| {
            for (id, node) in &network.nodes {
                xml.create_element("node")
                    .with_attribute(("id", id.as_str()))
                    .write_inner_content(|xml| {
                        data(xml, "node", "label", &node.label)?;
                        for (name, value) in &node.values {
                            data(xml, "node", name, value)?;
                        }
                        Ok(())
                    })?;
            }
            for edge in &network.edges {
                let element = xml.create_element("edge").with_attributes([
                    ("id", edge.id.as_str()),
                    ("source", edge.source.as_str()),
                    ("target", edge.target.as_str()),
                ]);
                element.write_inner_content(|xml| {
                    data(xml, "edge", "label", &edge.label)?;
                    data(
                        xml,
                        "edge",
                        "start",
                        edge.start.as_deref().unwrap_or_default(),
                    )?;
                    data(xml, "edge", "end", edge.end.as_deref().unwrap_or_default())?;
                    data(xml, "edge", "weight", "1")?;
                    for (name, value) in &edge.values {
                        data(xml, "edge", name, value)?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })?;
        Ok(())
    })?;
    out.write_all(b"\n")
}

fn key<W: Write>(xml: &mut Writer<W>, class: &str, name: &str, kind: &str) -> io::Result<()> {
    let id = format!("{class}_{name}");
    xml.create_element("key")
        .with_attributes([
            ("id", id.as_str()),
            ("for", class),
            ("attr.name", name),
            ("attr.type", kind),
        ])
        .write_empty()?;
    Ok(())
}

fn data<W: Write>(xml: &mut Writer<W>, class: &str, name: &str, value: &str) -> io::Result<()> {
    if !value.is_empty() {
        let key = format!("{class}_{name}");
        let element = xml
            .create_element("data")
            .with_attribute(("key", key.as_str()));
        element.write_text_content(BytesText::new(value))?;
    }
    Ok(())
}
